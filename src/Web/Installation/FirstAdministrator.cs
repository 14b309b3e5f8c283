using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace DonDoc.Web.Installation;

/// <summary>
/// The right to create the first administrator of an empty installation: a random word that is printed once at start and
/// kept in memory only.
/// </summary>
sealed class FirstAdministrator
{
    string? _token;

    /// <summary>Opens the door and gives its key.</summary>
    public string Offer() => _token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public bool Accepts(string? token) => _token is not null && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_token), Encoding.UTF8.GetBytes(token));

    public void Close() => _token = null;
}
