# Sourced by the Makefile and the scripts here: where the tools are, and which compiler makes WebAssembly.
# Reads only; `.ci/setup.sh` installs.

TRUNK_VERSION=0.21.14
# Debian's binaryen (108) breaks the output of current wasm-bindgen, so wasm-opt comes from npm.
BINARYEN_VERSION=132.0.0
# Cuts the page's program in two.
SPLIT_VERSION=0.2.4
GECKODRIVER_VERSION=0.37.1
# The rules of accessibility that the end-to-end tests hold the page to.
AXE_VERSION=4.14.1
# The command-line half must equal the library half to the digit.
BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

# Outside the checkout, by version: fresh clones and other branches share them.
TOOLS=${WHOWHEN_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/whowhen/tools}

PATH=$TOOLS/trunk-$TRUNK_VERSION/bin:$TOOLS/wasm-bindgen-$BINDGEN_VERSION/bin:$TOOLS/binaryen-$BINARYEN_VERSION/node_modules/.bin:$TOOLS/wasm-split-$SPLIT_VERSION/bin:$TOOLS/geckodriver-$GECKODRIVER_VERSION/bin:$PATH

WASM_TARGET=wasm32-unknown-unknown
# Where rustup cannot fetch the target, this wraps Debian's compiler with a standard library built here.
WASM_RUSTC=$TOOLS/wasm-rustc/bin/rustc

# Whether compiler $1 comes with a standard library for the page.
has_wasm_std() {
    compgen -G "$("$1" --print target-libdir --target $WASM_TARGET 2>/dev/null)/libstd-*.rlib" >/dev/null
}

# Runs a command with a compiler that can make WebAssembly.
with_wasm() {
    if has_wasm_std "${RUSTC:-rustc}"; then "$@"; else RUSTC=$WASM_RUSTC "$@"; fi
}
