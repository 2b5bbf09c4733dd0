//! Random input for `whowhen::probe::json`; what it must hold is written there.
#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| whowhen::probe::json(data));
