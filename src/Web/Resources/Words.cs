using System.Resources;

[assembly: NeutralResourcesLanguage("vi")]

namespace DonDoc.Web.Resources;

// One class a resource file: the name by which IStringLocalizer finds it.

/// <summary>The frame, sign-in and what every page shares.</summary>
sealed class Shell;
