using System.Globalization;
using System.Security.Cryptography;
using DonDoc.Storage;
using DonDoc.Tracking.Exports;
using DonDoc.Web.Pages.Imports;
using Microsoft.AspNetCore.DataProtection;

namespace DonDoc.Web.Pages.Exports;

/// <summary>
/// The files of prepared exports, beside the store: one for each claim, enciphered with a key of its own. The key is kept in the record of the
/// export only when the file is whole, sealed, and goes with it; what was begun and never ended can be read by nobody.
/// </summary>
sealed class ExportFiles(Place place, IDataProtectionProvider protection)
{
    readonly string _folder = Path.Combine(place.Files, "exports");
    readonly IDataProtector _seal = protection.CreateProtector("prepared export");

    /// <summary>An empty file, with the sealed key under which it is found again.</summary>
    public (EncipheredFile File, string SealedKey) Create(PreparedExportId export, int claim)
    {
        OwnersOnly.Folder(_folder);
        var options = OwnersOnly.Options(FileMode.Create, FileAccess.ReadWrite);
        options.Share = FileShare.Delete;
        options.BufferSize = 1 << 16;
        var key = RandomNumberGenerator.GetBytes(EncipheredFile.KeyBytes);
        return (new EncipheredFile(new FileStream(PlaceOf(export, claim), options), key), Convert.ToBase64String(_seal.Protect(key)));
    }

    /// <summary>Brings the names of what is whole to the disk, before a record counts on them.</summary>
    public void FlushNames()
    {
        FolderFlush.Run(_folder);
        FolderFlush.Run(place.Files);
    }

    /// <summary>Null where the file, or what deciphers it, is no longer there.</summary>
    public EncipheredFile? Open(PreparedExportId export, int claim, string sealedKey)
    {
        try
        {
            var key = _seal.Unprotect(Convert.FromBase64String(sealedKey));
            return new EncipheredFile(new FileStream(PlaceOf(export, claim), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous), key);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Removes every file of an export, those of claims that came to no end included.</summary>
    /// <param name="before">Only those of claims before this one.</param>
    public void Remove(PreparedExportId export, int before = int.MaxValue)
    {
        foreach (var file in Files().Where(file => Read(file.Name) is var (whose, claim) && whose == export && claim < before).ToList())
            file.Delete();
    }

    /// <summary>Removes what belongs to no export that is kept, and was not written just now.</summary>
    /// <returns>How many.</returns>
    public int RemoveAbandoned(IEnumerable<(PreparedExportId Export, int Claim)> kept, DateTime before)
    {
        var names = kept.Select(one => NameOf(one.Export, one.Claim)).ToHashSet(StringComparer.Ordinal);
        var abandoned = Files().Where(file => !names.Contains(file.Name) && file.LastWriteTimeUtc < before).ToList();
        abandoned.ForEach(file => file.Delete());
        return abandoned.Count;
    }

    IEnumerable<FileInfo> Files() => Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles() : [];

    string PlaceOf(PreparedExportId export, int claim) => Path.Combine(_folder, NameOf(export, claim));

    static string NameOf(PreparedExportId export, int claim) => string.Create(CultureInfo.InvariantCulture, $"{export.Value:N}-{claim}");

    static (PreparedExportId Export, int Claim)? Read(string name) => name.Split('-') is [var id, var number] && Guid.TryParseExact(id, "N", out var export)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var claim) ? (new PreparedExportId(export), claim) : null;
}
