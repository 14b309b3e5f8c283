# Shared by ./run and ./dondoc: build a project in Release when a source is newer than the last build.
# Usage: . build.sh; build_when_changed HOME PROJECT

build_when_changed() {
    local home=$1 project=$2
    local stamp="$home/src/$project/obj/built.stamp"
    if [ -f "$stamp" ] && [ -z "$(cd "$home" && find src Directory.Build.props Directory.Packages.props global.json \
            \( -name bin -o -name obj -o -name node_modules -o -path src/Web/wwwroot/lib \) -prune -o -type f -newer "$stamp" -print -quit)" ]; then
        return 0
    fi
    command -v dotnet >/dev/null || { echo "DonDoc needs the .NET 10 SDK: the command 'dotnet' was not found." >&2; return 1; }
    local log started
    log=$(mktemp)
    started=$(mktemp)
    # Analysers judge the source; who only wants to run it need not wait for them. ./test builds with them, in Debug.
    # One compiler for all projects saves its start for each; it has a name of its own, by which it is stopped. It ends before code that
    # it would count runs for could pay.
    local compiler="dondoc-$$-$RANDOM" failed=false
    DOTNET_TieredPGO=0 dotnet build "$home/src/$project" -c Release --nologo -v quiet -p:RunAnalyzers=false \
        -p:UseSharedCompilation=true "-p:SharedCompilationId=$compiler" >"$log" 2>&1 || failed=true
    stop_compiler "$compiler"
    if $failed; then
        cat "$log" >&2
        rm -f "$log" "$started"
        return 1
    fi
    mkdir -p "$(dirname "$stamp")"
    # The stamp bears the time the build began: what was changed meanwhile is built next time.
    mv "$started" "$stamp"
    rm -f "$log"
}

# Where there is no /proc it ends by itself, ten idle minutes later.
stop_compiler() {
    local process
    for process in /proc/[0-9]*; do
        if tr '\0' ' ' 2>/dev/null <"$process/cmdline" | grep -q -- "-pipename:$1 *$"; then
            kill "${process#/proc/}"
        fi
    done 2>/dev/null
    return 0
}
