using System.Buffers;
using System.Text;
using System.Text.Json;
using DonDoc.Formats;
using DonDoc.Text.Similarity;
using DonDoc.Text.Source;

namespace DonDoc.Cli;

/// <summary>The texts of a folder, one a file, or of a file in JSON Lines with <c>id</c> and <c>text</c>, as their words: what they say is not kept.</summary>
/// <param name="Names">By text: the name of the file, or its <c>id</c>.</param>
/// <param name="Wordings">By text.</param>
/// <param name="Refusals">What was left out, and why, in words.</param>
sealed record TextCollection(IReadOnlyList<string> Names, IReadOnlyList<Wording> Wordings, IReadOnlyList<string> Refusals)
{
    // Bytes of lines that are read at once; a line may be longer.
    const int Block = 1 << 22;

    /// <exception cref="IOException">The folder or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static TextCollection Read(string path, Words words, CancellationToken cancellation) =>
        Directory.Exists(path) ? ReadFolder(path, words, cancellation) : ReadLines(path, words, cancellation);

    static TextCollection ReadFolder(string folder, Words words, CancellationToken cancellation)
    {
        var files = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint });
        Array.Sort(files, StringComparer.Ordinal);
        var read = new Entry[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellation }, i => read[i] = ReadFile(folder, files[i], words));
        return Of(read);
    }

    static Entry ReadFile(string folder, string path, Words words)
    {
        var name = Path.GetRelativePath(folder, path);
        FileReading reading;
        try
        {
            reading = new FileInfo(path).Length > ReadLimits.Default.FileBytes
                ? FileRefusals.TooLarge(ReadLimits.Default.FileBytes)
                : DocumentReader.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reading = FileRefusals.Unreadable;
        }

        return reading.Document is { } document
            ? new Entry(name, Wording.Of(document.Text.Text), null)
            : new Entry(name, null, $"{name}: {reading.Refusal!.Message(words.Culture)}");
    }

    static TextCollection ReadLines(string path, Words words, CancellationToken cancellation)
    {
        var blocks = new List<List<Entry>>();
        using var file = File.OpenRead(path);
        Parallel.ForEach(Blocks(file), new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, block =>
        {
            var read = new List<Entry>();
            var line = block.FirstLine;
            for (ReadOnlySpan<byte> rest = block.Bytes; rest.Length > 0; line++)
            {
                var end = rest.IndexOf((byte)'\n');
                var one = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (one.IndexOfAnyExcept(" \t\r"u8) >= 0)
                    read.Add(ReadLine(one, line, words));
            }

            lock (blocks)
            {
                while (blocks.Count <= block.Number)
                    blocks.Add([]);
                blocks[block.Number] = read;
            }
        });
        return Of([.. blocks.SelectMany(block => block)]);
    }

    static Entry ReadLine(ReadOnlySpan<byte> line, int number, Words words)
    {
        string? id = null, text = null;
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var (isId, isText) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("text"u8));
                    reader.Read();
                    if (isId && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                        id = reader.TokenType == JsonTokenType.String ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
                    else if (isText && reader.TokenType == JsonTokenType.String)
                        text = reader.GetString();
                    else
                        reader.Skip();
                }
            }
        }
        // Cut, not JSON, or letters that are no UTF-8.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            text = null;
        }

        return text is null
            ? new Entry("", null, words.Format("copies.line", number))
            : new Entry(id ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture), Wording.Of(SourceText.FromPlain(text).Text), null);
    }

    static IEnumerable<(int Number, int FirstLine, byte[] Bytes)> Blocks(FileStream file)
    {
        var (rest, line) = (Array.Empty<byte>(), 1);
        for (var number = 0; ; number++)
        {
            var bytes = new byte[rest.Length + Block];
            rest.CopyTo(bytes, 0);
            var length = rest.Length + file.ReadAtLeast(bytes.AsSpan(rest.Length), Block, throwOnEndOfStream: false);
            var last = length < bytes.Length;
            var end = last ? length : bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
            rest = bytes[end..length];
            if (end > 0)
                yield return (number, line, bytes[..end]);
            else
                number--;
            line += bytes.AsSpan(0, end).Count((byte)'\n');
            if (last)
                yield break;
        }
    }

    static TextCollection Of(IReadOnlyCollection<Entry> entries)
    {
        var read = entries.Where(entry => entry.Wording is not null);
        return new TextCollection([.. read.Select(entry => entry.Name)], [.. read.Select(entry => entry.Wording!)], [.. entries.Select(entry => entry.Refusal).OfType<string>()]);
    }

    sealed record Entry(string Name, Wording? Wording, string? Refusal);
}
