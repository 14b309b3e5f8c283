using System.Globalization;
using System.Text.Json;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Audit;

/// <summary>An entry outside the database: one JSON object on a line, with all that its hash covers, and the hash.</summary>
internal sealed partial class AuditEntry
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public string ToLine() => AuditJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", Sequence);
        json.WriteString("at", At.ToString(Instant, CultureInfo.InvariantCulture));
        json.WriteString("accountId", AccountId?.ToString());
        json.WriteString("accountName", AccountName);
        json.WriteString("under", Under);
        json.WriteString("act", Act);
        json.WriteString("subjectKind", SubjectKind);
        json.WriteString("subjectId", SubjectId?.ToString());
        json.WriteString("ownerId", OwnerId?.ToString());
        json.WriteString("address", Address);
        json.WriteString("tokenId", TokenId?.ToString());
        json.WriteString("tokenName", TokenName);
        json.WriteString("outcome", Outcome);
        json.WriteString("changes", Changes);
        json.WriteString("previousHash", PreviousHash);
        json.WriteString("hash", Hash);
        json.WriteEndObject();
    });

    /// <exception cref="FormatException">It is not a line that <see cref="ToLine"/> wrote.</exception>
    public static AuditEntry FromLine(string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            var json = parsed.RootElement;
            string? Text(string name) => json.GetProperty(name).GetString();
            Guid? Id(string name) => Text(name) is { } id ? Guid.ParseExact(id, "D") : null;
            return new AuditEntry
            {
                Sequence = json.GetProperty("sequence").GetInt64(),
                At = DateTime.ParseExact(Text("at")!, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
                AccountId = Id("accountId"),
                AccountName = Text("accountName"),
                Under = Text("under"),
                Act = Text("act")!,
                SubjectKind = Text("subjectKind"),
                SubjectId = Id("subjectId"),
                OwnerId = Id("ownerId") is { } owner ? new OrganisationId(owner) : null,
                Address = Text("address"),
                TokenId = Id("tokenId"),
                TokenName = Text("tokenName"),
                Outcome = Text("outcome")!,
                Changes = Text("changes"),
                PreviousHash = Text("previousHash")!,
                Hash = Text("hash")!,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("No entry of the audit log.", exception);
        }
    }
}
