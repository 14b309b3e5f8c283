# Whether any package that is used has a known weakness: sourced by ./test. Each prints a line and ends with 0 (none), 1 (some) or
# 2 (nobody can tell: the list of weaknesses cannot be reached, or is not kept there).

audit_nuget() {
    local probe="$1/weak" found
    # A version with a known weakness: a source that does not find it keeps no list, and its silence means nothing.
    mkdir -p "$probe"
    cat >"$probe/weak.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.1" /></ItemGroup>
</Project>
XML
    if ! dotnet restore "$probe/weak.csproj" -v quiet >/dev/null 2>&1 \
        || ! dotnet list "$probe/weak.csproj" package --vulnerable --format json 2>/dev/null | grep -q '"severity"'; then
        echo "NuGet: no list of known weaknesses can be reached here."
        return 2
    fi
    found=$(dotnet list DonDoc.slnx package --vulnerable --include-transitive --format json | node -e '
        const report = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const weak = new Set();
        for (const project of report.projects)
            for (const framework of project.frameworks ?? [])
                for (const one of [...framework.topLevelPackages ?? [], ...framework.transitivePackages ?? []])
                    for (const known of one.vulnerabilities ?? [])
                        weak.add(`${one.id} ${one.resolvedVersion}: ${known.severity}, ${known.advisoryurl}`);
        console.log([...weak].join("\n"));') || { echo "NuGet: the packages could not be listed."; return 2; }
    [ -z "$found" ] && echo "NuGet: no package with a known weakness." && return 0
    echo "NuGet: $found"
    return 1
}

audit_npm() {
    (cd src/Web && npm audit --json --package-lock-only 2>/dev/null || true) | node -e '
        let report;
        try { report = JSON.parse(require("fs").readFileSync(0, "utf8")); } catch { report = {}; }
        const weak = Object.values(report.vulnerabilities ?? {}).map(one => `${one.name}: ${one.severity}`);
        if (!report.metadata) { console.log("npm: no list of known weaknesses can be reached here."); process.exit(2); }
        console.log(weak.length ? `npm: ${weak.join(", ")}` : "npm: no package with a known weakness.");
        process.exit(weak.length ? 1 : 0);'
}
