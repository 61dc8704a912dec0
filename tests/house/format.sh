#!/usr/bin/env bash
# Every C++ file and shader stands as clang-format puts it.
set -eu
cd "$(dirname "$0")/../.."
find app engine twin bench tests shaders \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 -n 40 clang-format --dry-run -Werror
