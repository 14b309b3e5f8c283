using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DonDoc.Web.Installation;

/// <summary>
/// The right to create the first administrator of an empty installation: a random word that is printed once at start, kept in
/// memory only and good for a day. Of several who come at once one gets it.
/// </summary>
sealed class FirstAdministrator(TimeProvider clock)
{
    public static readonly TimeSpan Holds = TimeSpan.FromDays(1);

    readonly Lock _gate = new();
    string? _token;
    DateTimeOffset _until;

    /// <summary>Opens the door and gives its key.</summary>
    public string Offer()
    {
        lock (_gate)
        {
            _until = clock.GetUtcNow() + Holds;
            return _token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        }
    }

    public bool Accepts(string? token)
    {
        lock (_gate)
            return IsRight(token);
    }

    /// <summary>Takes the right out of the world for as long as its use lasts; nobody else has it meanwhile.</summary>
    /// <returns>False where it is not there to be taken.</returns>
    public bool Take(string? token)
    {
        lock (_gate)
        {
            if (!IsRight(token))
                return false;
            _token = null;
            return true;
        }
    }

    /// <summary>Its use was refused (a field was wrong): it holds again, until its old end.</summary>
    public void GiveBack(string token)
    {
        lock (_gate)
            _token = token;
    }

    bool IsRight(string? token) => _token is not null && token is not null && clock.GetUtcNow() < _until
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token));
}
