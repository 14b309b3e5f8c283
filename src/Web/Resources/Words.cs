using System.Resources;

[assembly: NeutralResourcesLanguage("vi")]

namespace DonDoc.Web.Resources;

// One class a resource file: the name by which IStringLocalizer finds it.

/// <summary>The frame, sign-in and what every page shares.</summary>
public sealed class Shell;

/// <summary>Every refusal, by its code.</summary>
public sealed class Refusals;

public sealed class Organisations;

public sealed class Accounts;

public sealed class Documents;

public sealed class Assignments;

public sealed class Engagements;

/// <summary>Bringing files in.</summary>
public sealed class Imports;

/// <summary>Deciding on what the reader proposes.</summary>
public sealed class Reviews;
