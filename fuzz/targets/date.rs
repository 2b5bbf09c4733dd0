//! Random input for `whowhen::probe::date`; what it must hold is written there.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| whowhen::probe::date(data));
