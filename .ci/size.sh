#!/usr/bin/env bash
# What a first visit downloads, compressed as static hosts do it, against the budget.
set -euo pipefail
cd "$(dirname "$0")/.."

# In KiB, for all files of a first visit together: 1.6 MB. This may only come down.
BUDGET=1560

# Loaded only when something is opened, shared or exported.
is_lazy() { [[ $1 == desk-* || $1 == later-* || $1 == countries.tsv || $1 == fonts/*-more.woff2 ]]; }

total=0 lazy=0
printf '%9s %9s  %s\n' bytes gzip file
while IFS= read -r file; do
    packed=$(gzip -9 -c "$file" | wc -c)
    if is_lazy "${file#dist/}"; then lazy=$((lazy + packed)); else total=$((total + packed)); fi
    printf '%9d %9d  %s\n' "$(wc -c <"$file")" "$packed" "${file#dist/}"
done < <(find dist -type f ! -name OFL.txt | sort)
printf 'first visit: %d KiB of %d KiB\n' $(((total + 1023) / 1024)) $BUDGET
models=$(find assets/models -name '*.bin' -exec gzip -9 -c {} + | wc -c)
printf 'loaded on demand: %d KiB\n' $(((lazy + 1023) / 1024))
printf 'without the models: %d KiB\n' $(((total - models + 1023) / 1024))
[ $total -le $((BUDGET * 1024)) ] || { echo "size: over the budget" >&2; exit 1; }
