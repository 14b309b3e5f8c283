using System.IO.Compression;
using System.Text;
using DonDoc.Formats;
using DonDoc.Tracking.Documents;
using DonDoc.Tracking.Imports.Bulk;
using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace DonDoc.Web.Pages.Imports.Bulk;

/// <summary>
/// Takes the files of a bulk import from the line: an archive as it comes, or many files, which become one. Nothing is read of them here, and no
/// more than a block is in memory.
/// </summary>
sealed class BulkSending(BeginBulkImport begin, BulkFiles files, ClassificationGate gate, IAntiforgery antiforgery)
{
    const string TokenField = "__RequestVerificationToken";
    const string OrganisationField = "organisation";

    /// <param name="IsBroken">It is no form of ours, or it broke off.</param>
    public sealed record Result(BulkImportId Import, Refusal? Refusal = null, bool IsBroken = false);

    static readonly Result Broken = new(default, IsBroken: true);

    public async Task<Result> TakeAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Broken;
        }

        var import = BulkImportId.From(Guid.CreateVersion7());
        var isBegun = false;
        try
        {
            var result = await TakeAsync(http, import, new MultipartReader(boundary, http.Request.Body));
            isBegun = result is { IsBroken: false, Refusal: null };
            return result;
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException || (exception is IOException && !http.RequestAborted.IsCancellationRequested))
        {
            return Broken;
        }
        finally
        {
            if (!isBegun)
                files.Remove(import);
        }
    }

    async Task<Result> TakeAsync(HttpContext http, BulkImportId import, MultipartReader reader)
    {
        var cancel = http.RequestAborted;
        OrganisationId? organisation = null;
        Arriving? arriving = null;
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
                    continue;
                if (part.IsFormDisposition() && part.Name == TokenField)
                {
                    http.Request.Headers["X-Form-Token"] = await ValueAsync(section.Body, cancel);
                }
                else if (part.IsFormDisposition() && part.Name == OrganisationField)
                {
                    organisation = Guid.TryParse(await ValueAsync(section.Body, cancel), out var id) ? new OrganisationId(id) : null;
                }
                else if (part.IsFileDisposition() && NameOf(part) is { Length: > 0 } name)
                {
                    if (arriving is null)
                    {
                        // Without the header the check would look for a form, and this stream is ours.
                        if (organisation is null || !http.Request.Headers.ContainsKey("X-Form-Token") || !await antiforgery.IsRequestValidAsync(http))
                            return Broken;
                        if (await begin.RefusalAsync(organisation.Value, cancel) is { } refusal)
                            return await PastAsync(reader, refusal, cancel);
                        arriving = new Arriving(files.Create(import));
                    }

                    // The name of an archive would become the title of the import.
                    if (Arriving.IsArchive(name) && DocumentReader.JudgeName(name)?.Mark is { } mark)
                    {
                        await gate.RefusedAsync(mark, WayIn.Import);
                        return await PastAsync(reader, BulkRefusals.Classified, cancel);
                    }

                    if (await arriving.TakeAsync(name, section.Body, cancel) is { } wrong)
                        return await PastAsync(reader, wrong, cancel);
                }
            }

            if (arriving is null)
                return new Result(import, BulkRefusals.NoFiles);
            if (arriving.Finish(out var input) is { } unfit)
                return new Result(import, unfit);
            files.FlushNames();
            return new Result(import, await begin.RunAsync(new(import, organisation!.Value, input.Title, input.Files, input.Bytes, input.SealedKey), cancel));
        }
        finally
        {
            arriving?.Dispose();
        }
    }

    // An answer before the end of what is sent would break the connection, and its words would not arrive.
    static async Task<Result> PastAsync(MultipartReader reader, Refusal refusal, CancellationToken cancel)
    {
        while (await reader.ReadNextSectionAsync(cancel) is not null)
        {
            // The reader itself reads past what is left of a part.
        }

        return new Result(default, refusal);
    }

    // A form that is sent without choosing a file has one part without a name.
    static string NameOf(ContentDispositionHeaderValue part) => (part.FileNameStar.HasValue ? part.FileNameStar : HeaderUtilities.RemoveQuotes(part.FileName)).ToString();

    // Neither a token nor an id is longer; what is longer is none.
    static async Task<string> ValueAsync(Stream part, CancellationToken cancel)
    {
        var buffer = new byte[1024];
        var read = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return Encoding.ASCII.GetString(buffer, 0, read).Trim();
    }

    /// <summary>What came so far.</summary>
    sealed class Arriving((EncipheredFile File, string SealedKey) place) : IDisposable
    {
        readonly byte[] _block = new byte[1 << 16];
        ZipArchive? _collected;
        string? _archive;
        int _files;
        long _bytes;

        /// <returns>Why no more is taken.</returns>
        public async Task<Refusal?> TakeAsync(string name, Stream content, CancellationToken cancel)
        {
            if (_archive is not null || (_files > 0 && IsArchive(name)))
                return BulkRefusals.OneArchive;
            if (++_files > BeginBulkImport.MostFiles)
                return BulkRefusals.TooManyFiles;
            if (IsArchive(name))
            {
                _archive = FileNames.Clean(name) ?? "zip";
                await CopyAsync(content, place.File, long.MaxValue, cancel);
                return null;
            }

            _collected ??= BulkFiles.Collect(place.File);
            await using var entry = await _collected.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancel);
            // One byte more than the largest file is enough to know that it is larger.
            await CopyAsync(content, entry, FileIntake.MostBytes + 1, cancel);
            return null;
        }

        /// <summary>Nothing more comes.</summary>
        public Refusal? Finish(out (string Title, int Files, long Bytes, string SealedKey) input)
        {
            _collected?.Dispose();
            _collected = null;
            input = (_archive ?? "", _files, _bytes, place.SealedKey);
            if (_archive is null && _files == 0)
                return BulkRefusals.NoFiles;
            // Whoever is told that it arrived will not send it again: it must outlive a power cut.
            place.File.FlushToDisk();
            var (archive, hasTooMany) = FileArchive.Open(place.File, BeginBulkImport.MostFiles);
            using (archive)
            {
                input.Files = archive?.Names.Count ?? 0;
                return hasTooMany ? BulkRefusals.TooManyFiles : archive is null ? BulkRefusals.NotAnArchive : null;
            }
        }

        public void Dispose()
        {
            _collected?.Dispose();
            place.File.Dispose();
        }

        public static bool IsArchive(string name) => string.Equals(Path.GetExtension(name), ".zip", StringComparison.OrdinalIgnoreCase);

        async Task CopyAsync(Stream from, Stream to, long most, CancellationToken cancel)
        {
            for (int read; most > 0 && (read = await from.ReadAsync(_block.AsMemory(0, (int)Math.Min(_block.Length, most)), cancel)) > 0; most -= read, _bytes += read)
                await to.WriteAsync(_block.AsMemory(0, read), cancel);
        }
    }
}
