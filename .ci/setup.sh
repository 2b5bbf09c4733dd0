#!/usr/bin/env bash
# Installs what building and testing WhoWhen need, and nothing that is already there. Never asks.
# usage: .ci/setup.sh [page] [browser] [firefox] [webkit]    (page when none is named)
#   page     compiler target, Trunk, wasm-bindgen, wasm-opt: all that `make serve` needs
#   browser  Chromium, chromedriver and axe-core, for the end-to-end tests
#   firefox  Firefox and geckodriver, to run the same tests there
#   webkit   WebKitGTK's driver and an X server for it, to run the same tests there
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/env.sh

LOG=$TOOLS/setup.log

die() {
    echo "set-up failed: $*" >&2
    exit 1
}

# step NAME CHECK INSTALL SENTENCE: runs INSTALL unless CHECK succeeds, which it must afterwards.
step() {
    local name=$1 check=$2 install=$3 sentence=$4 began=$SECONDS WHY=
    if "$check" >/dev/null 2>&1; then
        echo "set-up: $name: there"
        return
    fi
    echo "set-up: $name: installing"
    if ! "$install" >"$LOG" 2>&1 </dev/null || ! "$check" >>"$LOG" 2>&1; then
        tail -n 20 "$LOG" | sed 's/^/  | /' >&2
        die "${WHY:-$sentence}"
    fi
    echo "set-up: $name: installed in $((SECONDS - began)) s"
}

# Debian packages, by whoever may install them. Sets WHY when that is not us.
debian() {
    local as=()
    have apt-get || return
    ! dpkg -s "$@" || return 0
    if [ "$(id -u)" != 0 ]; then
        have sudo && sudo -n true || {
            WHY="only root may install packages; let root run 'apt-get install $*', then run this again."
            return 1
        }
        as=(sudo -n)
    fi
    local install=("${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@")
    # A bare machine has no package lists, an old one has stale lists.
    "${install[@]}" || { "${as[@]}" apt-get update && "${install[@]}"; }
}

have() { command -v "$1" >/dev/null; }

# cargo_tool NAME-VERSION ARGUMENTS...: these programs only run for a moment, so building them soon matters more than
# their speed; they share one target folder because they share dependencies.
cargo_tool() {
    local root=$TOOLS/$1
    shift
    env -u RUSTC -u RUSTFLAGS \
        CARGO_TARGET_DIR="$TOOLS/build" CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback \
        CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_STRIP=symbols \
        cargo install --root "$root" "$@"
}

has_linker() { have cc; }
install_linker() { debian gcc libc6-dev; }

has_wasm() { has_wasm_std "${RUSTC:-rustc}" || has_wasm_std "$WASM_RUSTC"; }
install_wasm() { rustup_target || debian_wasm; }
rustup_target() { have rustup && rustup target add $WASM_TARGET; }

# Debian's own compiler, with a standard library built once from its sources. It stays in the tools folder:
# a wrapper points the compiler at it, so nothing outside is changed and rustup's toolchains stay as they are.
debian_wasm() {
    debian rustc-web cargo-web rust-web-src rust-web-llvm lld-22 || return
    local home=$TOOLS/wasm-rustc host work
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    work=$(mktemp -d) || return
    mkdir "$work/src" && : >"$work/src/lib.rs"
    printf '[package]\nname = "nothing"\nedition = "2024"\n[workspace]\n' >"$work/Cargo.toml"
    # Without the bitcode, link-time optimisation of the page cannot read this library.
    # The bootstrap switch allows -Z for this one command only.
    (cd "$work" && env -u CARGO_TARGET_DIR RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
        /usr/bin/cargo build --release --target $WASM_TARGET -Z build-std=std,panic_abort,test) || return
    rm -f "$work"/target/$WASM_TARGET/release/deps/libnothing-*
    rm -rf "$home"
    mkdir -p "$home/bin" "$home/lib/rustlib/$WASM_TARGET/lib"
    cp "$work"/target/$WASM_TARGET/release/deps/*.rlib "$home/lib/rustlib/$WASM_TARGET/lib/"
    ln -s "/usr/lib/rustlib/$host" "$home/lib/rustlib/$host"
    printf '#!/bin/sh\nexec /usr/bin/rustc --sysroot "%s" "$@"\n' "$home" >"$home/bin/rustc"
    chmod +x "$home/bin/rustc"
    rm -rf "$work"
}

has_trunk() { [ "$(trunk --version)" = "trunk $TRUNK_VERSION" ]; }
# Without its default features: Trunk then has no network code to encrypt, and fetches nothing by itself.
install_trunk() { cargo_tool "trunk-$TRUNK_VERSION" --locked --no-default-features trunk --version "=$TRUNK_VERSION"; }

has_bindgen() { [ "$(wasm-bindgen --version)" = "wasm-bindgen $BINDGEN_VERSION" ]; }
# Not --locked: the locked list of 0.2.130 names a crate that was withdrawn.
install_bindgen() { cargo_tool "wasm-bindgen-$BINDGEN_VERSION" wasm-bindgen-cli --version "=$BINDGEN_VERSION"; }

has_split() { have wasm-split-cli; }
install_split() {
    cargo_tool "wasm-split-$SPLIT_VERSION" --locked --features build-binary wasm_split_cli_support --version "=$SPLIT_VERSION"
}

has_node() { have node && have npm; }
install_node() { debian nodejs npm; }

has_wasm_opt() { [[ "$(wasm-opt --version)" == "wasm-opt version ${BINARYEN_VERSION%%.*}"* ]]; }
install_wasm_opt() {
    npm install --prefix "$TOOLS/binaryen-$BINARYEN_VERSION" --no-audit --no-fund --no-save "binaryen@$BINARYEN_VERSION"
}

has_chromium() { { have chromium || have chromium-browser || have google-chrome; } && have chromedriver; }
install_chromium() { debian chromium chromium-driver fonts-dejavu-core; }

has_axe() { [ -s "$TOOLS/axe-core-$AXE_VERSION/node_modules/axe-core/axe.min.js" ]; }
install_axe() {
    npm install --prefix "$TOOLS/axe-core-$AXE_VERSION" --no-audit --no-fund --no-save "axe-core@$AXE_VERSION"
}

has_firefox() { have firefox-esr || have firefox; }
install_firefox() { debian firefox-esr; }
has_geckodriver() { have geckodriver; }
install_geckodriver() { cargo_tool "geckodriver-$GECKODRIVER_VERSION" geckodriver --version "=$GECKODRIVER_VERSION"; }

has_webkit() { have WebKitWebDriver && have Xvfb; }
install_webkit() { debian webkit2gtk-driver xvfb; }

part_page() {
    step "C linker" has_linker install_linker \
        "no C compiler (cc), which Rust needs for linking: install gcc, or Xcode's command-line tools on macOS."
    step "Rust for WebAssembly" has_wasm install_wasm \
        "no $WASM_TARGET target: neither 'rustup target add $WASM_TARGET' nor Debian's rustc-web packages could be had."
    step "Trunk $TRUNK_VERSION" has_trunk install_trunk \
        "Trunk $TRUNK_VERSION could not be built by 'cargo install'."
    step "wasm-bindgen $BINDGEN_VERSION" has_bindgen install_bindgen \
        "wasm-bindgen-cli $BINDGEN_VERSION could not be built by 'cargo install'."
    step "wasm-split $SPLIT_VERSION" has_split install_split \
        "wasm_split_cli_support $SPLIT_VERSION could not be built by 'cargo install'."
    step "Node.js" has_node install_node \
        "no Node.js with npm, which wasm-opt needs: install nodejs and npm."
    step "wasm-opt $BINARYEN_VERSION" has_wasm_opt install_wasm_opt \
        "wasm-opt could not be had from npm's package binaryen $BINARYEN_VERSION."
}

part_browser() {
    step "Chromium and chromedriver" has_chromium install_chromium \
        "no Chromium with chromedriver on the PATH, which the end-to-end tests drive: install both."
    part_axe
}

part_axe() {
    step "Node.js" has_node install_node \
        "no Node.js with npm, which axe-core needs: install nodejs and npm."
    step "axe-core $AXE_VERSION" has_axe install_axe \
        "axe-core could not be had from npm's package axe-core $AXE_VERSION."
}

part_firefox() {
    step "Firefox" has_firefox install_firefox "no Firefox on the PATH: install firefox or firefox-esr."
    step "geckodriver" has_geckodriver install_geckodriver "geckodriver could not be built by 'cargo install'."
    part_axe
}

part_webkit() {
    step "WebKitGTK" has_webkit install_webkit \
        "no WebKitWebDriver and Xvfb on the PATH: install webkit2gtk-driver and xvfb."
    part_axe
}

have cargo || die "no Rust: install it with rustup (https://rustup.rs) and run this again."
need=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' Cargo.toml)
rust=$(rustc --version | cut -d ' ' -f 2)
printf '%s\n' "$need" "$rust" | sort -C -V || die "Rust $rust is too old, $need is needed: run 'rustup update'."
[ -n "$BINDGEN_VERSION" ] || die "Cargo.lock names no wasm-bindgen."
mkdir -p "$TOOLS" || die "the tools folder $TOOLS cannot be written; set WHOWHEN_TOOLS to another."
[ $# -gt 0 ] || set -- page
for part; do
    case $part in
        page | browser | firefox | webkit) "part_$part" ;;
        *) die "no part '$part': the parts are page, browser, firefox and webkit." ;;
    esac
done
rm -rf "$TOOLS/build"
