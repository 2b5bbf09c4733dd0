//! Random input for `whowhen::probe::analyse`; what it must hold is written there.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| whowhen::probe::analyse(data));
