using System.Globalization;
using System.Security.Cryptography;
using DonDoc.Tracking.Audit;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Storage.Backups;

/// <summary>How the audit log is told of backups: which archive, by whom of the operating system, and where the chain stood before.</summary>
internal static class BackupActs
{
    public static RecordedAct Of(string act, string file, string sha256, AuditHead? before, params (string Name, string Value)[] more) => new(act)
    {
        By = new Witness(null, $"DonDoc ({Environment.UserName})"),
        Details = more.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)).Append(new("file", Path.GetFileName(file))).Append(new("sha256", sha256))
            .Append(new("head", before is null ? null : string.Create(CultureInfo.InvariantCulture, $"{before.Sequence} {before.Hash}")))
            .ToDictionary(StringComparer.Ordinal),
    };

    public static async Task<string> HashAsync(string file, CancellationToken cancel)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }
}
