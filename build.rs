//! Tells the linker to keep, for the page's program, what it moved where (relocations): `.ci/split.mjs` cuts views out
//! of it that are not needed at first. Nothing is generated here.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo:rustc-link-arg-bin=page=--emit-relocs");
    }
}
