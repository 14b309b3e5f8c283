using Microsoft.EntityFrameworkCore;

namespace DonDoc.Tracking.Kernel;

/// <summary>What a slice wants somebody to be told; the host has the words.</summary>
/// <param name="Kind">module.what in snake case; its words are the resources <c>KIND.subject</c> and <c>KIND.body</c>.</param>
/// <param name="To">One address.</param>
/// <param name="Name">The reader's.</param>
/// <param name="Owner">Whose administrators see how it goes.</param>
public sealed record Letter(string Kind, string To, string Name, OrganisationId Owner)
{
    /// <summary>The reader's; Vietnamese where null.</summary>
    public string? Language { get; init; }

    public Guid? Account { get; init; }

    public string? AboutKind { get; init; }

    public Guid? AboutId { get; init; }

    /// <summary>The page it leads to, from the root of the site.</summary>
    public string? Path { get; init; }

    /// <summary>Values for the placeholders of the words from {2} on ({0} is the name, {1} the address of the page): text, a day or a UTC instant.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>What it lists; these stand, each in a line, in the place after the last of the <see cref="Arguments"/>.</summary>
    public IReadOnlyList<LetterLine> Lines { get; init; } = [];

    public DateTime? SendBefore { get; init; }
}

/// <summary>A line of a letter.</summary>
/// <param name="Kind">Its words are the resource of that name.</param>
/// <param name="Arguments">Values for its placeholders, from {0} on.</param>
public sealed record LetterLine(string Kind, IReadOnlyList<object> Arguments);

/// <summary>A letter in the reader's language.</summary>
/// <param name="SealedBody">Plain text, enciphered: it lies in the database until it is sent.</param>
public sealed record LetterText(string Language, string Subject, string SealedBody);

/// <summary>Puts a letter into words. Registered by a host where mail is configured, and only there.</summary>
public delegate LetterText WriteLetter(Letter letter);

/// <summary>Where slices put their mail. It is saved with the slice's own changes, and sent later.</summary>
public sealed class Postbox(TrackingDb db, TimeProvider clock, WriteLetter? write = null)
{
    /// <summary>Whether mail is configured here.</summary>
    public bool IsOpen => write is not null;

    /// <summary>Adds the letter to what the slice is about to save.</summary>
    /// <returns>By which it is found in the outbox.</returns>
    public OutgoingMailId Put(Letter letter)
    {
        if (write is null)
            throw new InvalidOperationException("No mail is configured here.");
        return db.Add(new OutgoingMail(letter, write(letter), clock.Instant())).Entity.Id;
    }

    /// <summary>Takes back what waits for one account because something newer is said; what a server is just taking goes its way.</summary>
    /// <param name="kinds">The beginning of the kinds meant.</param>
    public async Task WithdrawAsync(Guid account, string kinds, CancellationToken cancel)
    {
        var now = clock.Instant();
        await db.OutgoingMails.Where(row => row.AccountId == account && row.State == MailState.Waiting && row.Kind.StartsWith(kinds)).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, MailState.Expired).SetProperty(row => row.SecretBody, (string?)null).SetProperty(row => row.SettledAt, now), cancel);
    }
}
