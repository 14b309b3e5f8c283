using OtpNet;

namespace DonDoc.Tracking.Access.Factors;

/// <summary>The six figures that an authenticator shows (RFC 6238 as every app does it: SHA-1, half a minute).</summary>
public static class TimedCode
{
    // 160 bits, as RFC 4226 recommends for SHA-1.
    private const int KeyBytes = 20;

    // The half minute before and after: clocks differ, and typing takes time.
    private static readonly VerificationWindow Around = new(1, 1);

    /// <returns>In the letters of base 32, as it is typed into an authenticator.</returns>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes));

    /// <summary>The same as an address, which an authenticator reads from a picture.</summary>
    public static string AddressOf(string key, string userName) => new OtpUri(OtpType.Totp, key, userName, "DonDoc").ToString();

    /// <summary>The code of an instant.</summary>
    public static string At(string key, DateTime instant) => Of(key).ComputeTotp(instant);

    /// <returns>Number of the half minute whose code it is; null where it is none of these days.</returns>
    public static long? StepOf(string key, string? typed, DateTime now)
    {
        var code = string.Concat((typed ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        return Of(key).VerifyTotp(now, code, out var step, Around) ? step : null;
    }

    private static Totp Of(string key) => new(Base32Encoding.ToBytes(key));
}
