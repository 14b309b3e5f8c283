using System.Globalization;
using DonDoc.Tracking.Audit;

namespace DonDoc.Storage;

/// <summary>
/// Heads of the audit log, a line each, in a file that is only appended to and best lies where the database's owner cannot write:
/// <c>2026-03-02T02:00:00.000Z 1234 HASH</c>, with <c>restored</c> behind it where a backup was put back.
/// </summary>
public sealed class AnchorLog(string file)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string RestoredMark = "restored";

    // An instant, a number of one digit at least, a hash.
    private const int WholeLine = 24 + 1 + 1 + 1 + 64;

    public string File => file;

    /// <summary>The anchor as a line of such a file.</summary>
    public static string LineOf(AuditAnchor anchor) => string.Create(CultureInfo.InvariantCulture,
        $"{anchor.At.ToString(Instant, CultureInfo.InvariantCulture)} {anchor.Sequence} {anchor.Hash}{(anchor.Restored ? " " + RestoredMark : "")}");

    public async Task AppendAsync(AuditAnchor anchor, CancellationToken cancel = default)
    {
        OwnersOnly.Folder(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var output = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using var writer = new StreamWriter(output);
        // A kill may have cut the last line: the new one must not grow onto it.
        if (output.Position > 0 && !EndsWithLine())
            await writer.WriteLineAsync();
        await writer.WriteLineAsync(LineOf(anchor).AsMemory(), cancel);
        await writer.FlushAsync(cancel);
        output.Flush(flushToDisk: true);
    }

    /// <summary>All of them; none where there is no file. What a kill cut off is passed over: a line without a whole hash.</summary>
    /// <exception cref="InvalidDataException">A whole line is no anchor.</exception>
    public async Task<IReadOnlyList<AuditAnchor>> ReadAsync(CancellationToken cancel = default)
    {
        if (!System.IO.File.Exists(file))
            return [];
        var lines = await System.IO.File.ReadAllLinesAsync(file, cancel);
        var anchors = new List<AuditAnchor>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            if (Parse(lines[i]) is { } anchor)
                anchors.Add(anchor);
            else if (lines[i].Length >= WholeLine)
                throw new InvalidDataException($"{file}:{i + 1}");
        }

        return anchors;
    }

    /// <summary>The newest; null where there is none.</summary>
    public async Task<AuditAnchor?> LastAsync(CancellationToken cancel = default)
    {
        if (!System.IO.File.Exists(file))
            return null;
        AuditAnchor? last = null;
        await foreach (var line in System.IO.File.ReadLinesAsync(file, cancel))
            last = Parse(line) ?? last;
        return last;
    }

    private bool EndsWithLine()
    {
        using var input = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        input.Seek(-1, SeekOrigin.End);
        return input.ReadByte() == '\n';
    }

    private static AuditAnchor? Parse(string line) =>
        line.Split(' ') is [var at, var sequence, { Length: 64 } hash, .. var rest] && (rest.Length == 0 || rest is [RestoredMark])
        && DateTime.TryParseExact(at, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant)
        && long.TryParse(sequence, CultureInfo.InvariantCulture, out var number)
            ? new AuditAnchor(instant, number, hash, rest.Length > 0) : null;
}
