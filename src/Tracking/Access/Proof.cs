using DonDoc.Tracking.Kernel;
using Microsoft.AspNetCore.Identity;

namespace DonDoc.Tracking.Access;

/// <summary>
/// What somebody who is signed in gives before an act that matters, to show that it is still them: the password, or a passkey in its place. What
/// gives up a factor, and a first passkey, asks for the password all the same.
/// </summary>
/// <param name="Password">Null where a passkey was asked.</param>
/// <param name="Account">Whose passkey answered; null where the framework refused it, as <paramref name="Passkey"/>.</param>
public sealed record Proof([MarkNotAsked(MarkNotAskedAttribute.Secret)] string? Password, Guid? Account = null, UserPasskeyInfo? Passkey = null)
{
    public static implicit operator Proof(string password) => new(password);

    public static Proof FromString(string password) => password;
}
