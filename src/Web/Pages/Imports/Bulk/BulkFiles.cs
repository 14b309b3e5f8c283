using System.IO.Compression;
using System.Security.Cryptography;
using DonDoc.Storage;
using DonDoc.Tracking.Imports.Bulk;
using Microsoft.AspNetCore.DataProtection;

namespace DonDoc.Web.Pages.Imports.Bulk;

/// <summary>
/// The files of bulk imports until each had its turn: one archive for each import, beside the store. They must outlive a kill of the program,
/// and among them may be what nothing may be kept of; so they are enciphered with a key of their own, which is sealed in the import's record
/// and forgotten with its end (docs/decisions/bulk-import.md).
/// </summary>
sealed class BulkFiles(Place place, IDataProtectionProvider protection)
{
    readonly string _folder = Path.Combine(place.Files, "bulk");
    readonly IDataProtector _seal = protection.CreateProtector("bulk import");

    /// <summary>A new place for what arrives, with the sealed key under which it is found again.</summary>
    public (EncipheredFile File, string SealedKey) Create(BulkImportId import)
    {
        OwnersOnly.Folder(_folder);
        var options = OwnersOnly.Options(FileMode.CreateNew, FileAccess.ReadWrite);
        options.Share = FileShare.Delete;
        var key = RandomNumberGenerator.GetBytes(EncipheredFile.KeyBytes);
        return (new EncipheredFile(new FileStream(PlaceOf(import), options), key), Convert.ToBase64String(_seal.Protect(key)));
    }

    /// <summary>Brings the names of what arrived to the disk, that of the folder with them, which may be new; before a record counts on them.</summary>
    public void FlushNames()
    {
        FolderFlush.Run(_folder);
        FolderFlush.Run(place.Files);
    }

    /// <summary>Null where the files, or what deciphers them, are no longer there.</summary>
    public EncipheredFile? Open(BulkImportId import, string sealedKey)
    {
        try
        {
            var key = _seal.Unprotect(Convert.FromBase64String(sealedKey));
            return new EncipheredFile(new FileStream(PlaceOf(import), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous), key);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or CryptographicException or FormatException)
        {
            return null;
        }
    }

    public void Remove(BulkImportId import)
    {
        if (Directory.Exists(_folder))
            File.Delete(PlaceOf(import));
    }

    /// <summary>Removes what belongs to no import that goes on, and did not arrive just now.</summary>
    /// <returns>How many.</returns>
    public int RemoveAbandoned(IReadOnlyCollection<BulkImportId> open, DateTime before)
    {
        if (!Directory.Exists(_folder))
            return 0;
        var kept = open.Select(PlaceOf).ToHashSet(StringComparer.Ordinal);
        var abandoned = new DirectoryInfo(_folder).EnumerateFiles().Where(file => !kept.Contains(file.FullName) && file.LastWriteTimeUtc < before).ToList();
        abandoned.ForEach(file => file.Delete());
        return abandoned.Count;
    }

    /// <summary>An archive for files that come one by one. Nothing is packed: what it costs would be paid for by who waits.</summary>
    public static ZipArchive Collect(EncipheredFile into) => new(into, ZipArchiveMode.Create, leaveOpen: true);

    string PlaceOf(BulkImportId import) => Path.Combine(_folder, import.Value.ToString("N"));
}
