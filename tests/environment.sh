# What the tests need around them: sourced by ./test.

need() {
    command -v "$1" >/dev/null && return
    echo "The tests need $2: the command '$1' was not found." >&2
    exit 1
}

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

# Installs PostgreSQL, Chromium and Tesseract with Vietnamese from Debian where they are missing and may be installed. LibreOffice is too large for that:
# its tests skip where it is not there.
install_missing() {
    local packages=()
    [ -x "$(postgres_bin)/initdb" ] || packages+=(postgresql)
    command -v chromium >/dev/null || packages+=(chromium)
    command -v tesseract >/dev/null || packages+=(tesseract-ocr tesseract-ocr-vie)
    [ ${#packages[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        echo "Not installed here, and only root on Debian can: ${packages[*]}. The tests that need them skip." >&2
        return 0
    fi
    echo "== install ${packages[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}

# A throw-away server on 127.0.0.1, without the fsync that only real data needs.
start_postgres() {
    local bin
    bin=$(postgres_bin)
    [ -n "$bin" ] || return 0
    pg_dir="$1/postgres"
    mkdir -p "$pg_dir"
    pg_as=()
    if [ "$(id -u)" -eq 0 ]; then
        chmod 755 "$1"
        chown postgres "$pg_dir"
        pg_as=(runuser -u postgres --)
    fi
    local port
    port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
    "${pg_as[@]}" "$bin/initdb" -D "$pg_dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    "${pg_as[@]}" "$bin/pg_ctl" -D "$pg_dir/data" -w -s -l "$pg_dir/log" start \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$pg_dir -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    export DONDOC_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
}

stop_postgres() {
    [ -n "${pg_dir:-}" ] && [ -f "$pg_dir/data/postmaster.pid" ] || return 0
    "${pg_as[@]}" "$(postgres_bin)/pg_ctl" -D "$pg_dir/data" -w -s -m immediate stop || true
}
