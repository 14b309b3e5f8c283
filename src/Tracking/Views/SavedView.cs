using System.Text.RegularExpressions;
using DonDoc.Tracking.Access;
using DonDoc.Tracking.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DonDoc.Tracking.Views;

public readonly record struct SavedViewId(Guid Value) : ITypedId<SavedViewId>
{
    public static SavedViewId From(Guid value) => new(value);

    public int CompareTo(SavedViewId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString();
}

/// <summary>A filter of a list that a person keeps under a name, for themselves alone. It says what is looked for and opens nothing.</summary>
internal sealed partial class SavedView
{
    public const int LongestName = 80;

    /// <summary>Of an address, after the question mark.</summary>
    public const int LongestQuery = 1500;

    /// <summary>Of one list; more are not found again.</summary>
    public const int Most = 20;

    private SavedView()
    {
        Page = Name = Query = "";
    }

    public SavedView(Guid account, string page, string name, string query, DateTime at)
    {
        Id = TypedId.New<SavedViewId>();
        (AccountId, Page, Name, Query, SavedAt) = (account, page, name, query, at);
    }

    public SavedViewId Id { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>Address of the list: <c>/assignments</c>.</summary>
    public string Page { get; private set; }

    public string Name { get; private set; }

    /// <summary>As in an address, without the question mark.</summary>
    public string Query { get; private set; }

    public DateTime SavedAt { get; private set; }

    /// <summary>The same name again: another filter under it.</summary>
    public void Change(string query, DateTime at) => (Query, SavedAt) = (query, at);

    public static bool IsPage(string? page) => page is not null && PageForm().IsMatch(page);

    [GeneratedRegex("^(/[a-z][a-z-]{0,40}){1,4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageForm();
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.HasIndex(row => new { row.AccountId, row.Page, row.Name }).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Every "no" of this module.</summary>
public static class ViewRefusals
{
    public static readonly Refusal NotFound = new("view.not_found");
    public static readonly Refusal NameMissing = new("view.name_missing") { Field = "Name" };

    /// <summary>Nothing is filtered, or too much to be kept.</summary>
    public static readonly Refusal NothingToKeep = new("view.nothing_to_keep");

    /// <summary>{0} of one list at most.</summary>
    public static readonly Refusal TooMany = new("view.too_many");

    public static IReadOnlyList<Refusal> All { get; } = [NotFound, NameMissing, NothingToKeep, TooMany];
}
