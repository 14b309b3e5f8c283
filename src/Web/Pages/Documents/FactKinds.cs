namespace DonDoc.Web.Pages.Documents;

/// <summary>The colour in which a kind of fact is shown, in the text and beside it; its name is always written too.</summary>
static class FactKinds
{
    public static string Colour(string field) => field switch
    {
        "strengths" => "strength",
        "shortcomings" => "shortcoming",
        "requirements" => "requirement",
        "recommendations" => "recommendation",
        "commitments" => "commitment",
        "references" => "reference",
        "participants" or "lead" => "person",
        "counts" => "count",
        _ => "value",
    };
}
