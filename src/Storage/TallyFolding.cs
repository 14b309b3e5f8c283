namespace DonDoc.Storage;

/// <summary>The statements that put waiting changes of the counts into the sums, for both databases.</summary>
internal static class TallyFolding
{
    private static readonly string[] Columns = ["State", "Runs", "Timeliness", "Count"];

    /// <summary>
    /// By document and by field where those above are of a province or of the centre: below, an organisation has so few that they are counted when they are asked for.
    /// </summary>
    /// <param name="changes">Name of the table or of the result that holds them.</param>
    /// <param name="day">Place of the day whose tree it is.</param>
    public static string Insert(string changes, string day) => $"""
        INSERT INTO "Tallies" ("OrganisationId", "Subject", "Span", "Due", "State", "Runs", "Timeliness", "Count")
        SELECT up."AncestorId", part."Subject", part."Span", part."Due", part."State", part."Runs", part."Timeliness", SUM(part."Count")
        FROM ({string.Join(" UNION ALL ", Parts(changes))}) AS part
        JOIN "OrganisationAncestry" AS up ON up."DescendantId" = part."LeadId" AND up."Depth" > 0 AND up."ValidFrom" <= {day} AND up."ValidTo" > {day}
        JOIN "Organisations" AS above ON above."Id" = up."AncestorId" AND (part."Subject" = '' OR above."Level" IN ('Central', 'Province'))
        WHERE true
        GROUP BY up."AncestorId", part."Subject", part."Span", part."Due", part."State", part."Runs", part."Timeliness"
        ON CONFLICT ("OrganisationId", "Subject", "Span", "Due", "State", "Runs", "Timeliness") DO UPDATE SET "Count" = "Tallies"."Count" + excluded."Count"
        """;

    private static IEnumerable<string> Parts(string changes)
    {
        var rest = string.Join(", ", Columns.Select(name => $"\"{name}\""));
        foreach (var subject in new[] { "''", "'d:' || \"Document\"", "'f:' || \"Field\"" })
        {
            yield return $"SELECT \"LeadId\", {subject} AS \"Subject\", 'Month' AS \"Span\", \"Month\" AS \"Due\", {rest} FROM {changes}";
            // What has no due date is due on no day.
            yield return $"SELECT \"LeadId\", {subject} AS \"Subject\", 'Day' AS \"Span\", \"Due\", {rest} FROM {changes} WHERE \"Due\" < '9999-12-01'";
        }
    }
}
