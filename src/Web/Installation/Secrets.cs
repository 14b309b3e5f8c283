using System.Security.Cryptography.X509Certificates;
using DonDoc.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace DonDoc.Web.Installation;

/// <summary>
/// Secrets of an installation: the way to the database, the keys that sign cookies and forms. Each comes as a setting or, by the same name with
/// <c>File</c> behind it, as the first line of a file.
/// </summary>
static class Secrets
{
    const string Certificate = "Keys:Certificate";
    const string CertificatePassword = "Keys:Password";

    static readonly string[] Settings = ["ConnectionStrings:Tracking", CertificatePassword];

    public static void AddSecretFiles(this ConfigurationManager configuration) => configuration.AddInMemoryCollection(
        Settings.Select(setting => KeyValuePair.Create(setting, SecretFile.Read(configuration[setting + "File"]))).Where(secret => secret.Value is not null).ToList());

    /// <summary>
    /// Keeps the keys in a folder that nobody else may look into; enciphered for a certificate where one is configured: <c>Keys:Certificate</c>, a file with
    /// its private key (PKCS #12, or PEM), and <c>Keys:Password</c>.
    /// </summary>
    public static void AddKeys(this WebApplicationBuilder builder, Place place)
    {
        var keys = builder.Services.AddDataProtection().SetApplicationName("DonDoc").PersistKeysToFileSystem(OwnersOnly.Folder(place.Keys));
        if (builder.Configuration[Certificate] is { Length: > 0 } file)
            keys.ProtectKeysWithCertificate(Load(file, builder.Configuration[CertificatePassword]));
    }

    static X509Certificate2 Load(string file, string? password)
    {
        if (!file.EndsWith(".pem", StringComparison.OrdinalIgnoreCase))
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        return password is { Length: > 0 } ? X509Certificate2.CreateFromEncryptedPemFile(file, password) : X509Certificate2.CreateFromPemFile(file);
    }
}
