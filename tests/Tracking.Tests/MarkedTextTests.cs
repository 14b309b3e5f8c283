using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using DonDoc.Tracking.Kernel;

namespace DonDoc.Tracking.Tests;

/// <summary>
/// No slice that writes keeps a text that bears a mark of secrecy, whichever text of its input that is. Each is called with every one of them marked in turn, and
/// with nothing to work with: whoever opens a record before asking fails here.
/// </summary>
public sealed class MarkedTextTests
{
    private const string Marked = "TUYỆT MẬT";

    /// <summary>What takes texts and keeps none of them, by the beginning of its name.</summary>
    private static readonly string[] Reading = ["List", "Show", "Search", "Find", "Compare"];

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["CheckPassword.RunAsync(Input)"] = "compared, never kept",
        ["CheckSecondFactor.RunAsync(Input)"] = "a code, compared",
        ["GiveDelegation.RunAsync(Input)"] = "a user name, looked up",
        ["GiveMandate.RunAsync(Input)"] = "a user name, looked up",
        ["RecoverAdministrator.RunAsync(Input)"] = "a user name, looked up",
        ["RemovePasskey.RunAsync(Input)"] = "a password, compared",
        ["SetUpAuthenticator.RunAsync(Input)"] = "the key that the page offered, and a code, compared",
        ["StageImport.RefusalAsync(Input)"] = "a file that passed the gate of secrecy, with its name and its title",
        ["StageImport.RunAsync(Input)"] = "a file that passed the gate of secrecy, with its name and its title",
        ["TurnOffAuthenticator.RunAsync(Input)"] = "a password and a code, compared",
        ["UnlinkOutside.RunAsync(Input)"] = "a name that the provider gave, looked up",
        ["UseApiToken.RunAsync(Input)"] = "a secret, compared",
    };

    public static TheoryData<string> Verbs() => [.. Writing().Select(NameOf).Where(name => !Exceptions.ContainsKey(name))];

    [Theory, MemberData(nameof(Verbs))]
    public async Task A_mark_in_any_text_is_refused_before_anything_else(string verb)
    {
        var (run, input) = Writing().Single(one => NameOf(one) == verb);
        foreach (var (field, value) in MarkedIn(input.ParameterType))
        {
            var refusal = await RefusedAsync(run, value);
            Assert.True(refusal?.Code == TextRefusals.Classified.Code, $"{verb}, {field}: {refusal?.Code ?? "taken"}");
            Assert.EndsWith(field, refusal!.Field, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_asks_nothing_is_named_here_with_the_reason()
    {
        var silent = new List<string>();
        foreach (var (run, input) in Writing())
        {
            if ((await RefusedAsync(run, MarkedIn(input.ParameterType).First().Value))?.Code != TextRefusals.Classified.Code)
                silent.Add(NameOf((run, input)));
        }

        Assert.Equal(Exceptions.Keys.Order(StringComparer.Ordinal), silent.Order(StringComparer.Ordinal));
        Assert.True(Writing().Count(one => one.Run.DeclaringType!.Namespace!.StartsWith("DonDoc.Tracking.Programmes", StringComparison.Ordinal)) > 15);
    }

    private sealed record Inner([property: MarkNotAsked("a test")] string Not, string Asked);

    private sealed record Outer(string? Text, IReadOnlyList<Inner> Parts, IReadOnlyList<string> Lines);

    [Fact]
    public void Parts_of_records_and_lines_of_lists_are_looked_at()
    {
        Assert.Equal("Text", TextLimits.Refuse(new Outer(Marked, [], []))!.Field);
        Assert.Equal("parts.1.asked", TextLimits.Refuse(new Outer(null, [new("", ""), new(Marked, "Độ mật: Mật")], []))!.Field);
        Assert.Equal("Lines", TextLimits.Refuse(new Outer(null, [], ["Ông A", "Kế hoạch (Tối mật)"]))!.Field);
        Assert.Null(TextLimits.Refuse(new Outer("Bảo vệ bí mật nhà nước", [new(Marked, "")], ["Nguyễn Thị Mật"])));
    }

    /// <summary>Public methods that take words of their own and answer with a refusal where they do not keep them.</summary>
    private static IEnumerable<(MethodInfo Run, ParameterInfo Input)> Writing() =>
        from slice in typeof(TextLimits).Assembly.GetExportedTypes()
        where slice is { IsClass: true, IsAbstract: false, IsNested: false } && !Array.Exists(Reading, word => slice.Name.StartsWith(word, StringComparison.Ordinal))
        from run in slice.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where run.ReturnType == typeof(Task<Refusal>) || (run.ReturnType is { IsGenericType: true } task && task.GetGenericArguments() is [{ IsGenericType: true } outcome] && outcome.GetGenericTypeDefinition() == typeof(Outcome<>))
        from input in run.GetParameters().Take(1)
        where input.ParameterType.DeclaringType == slice && MarkedIn(input.ParameterType).Any()
        select (run, input);

    private static string NameOf((MethodInfo Run, ParameterInfo Input) verb) => $"{verb.Run.DeclaringType!.Name}.{verb.Run.Name}({verb.Input.ParameterType.Name})";

    /// <summary>The input again and again, with one text marked and no other in it.</summary>
    private static IEnumerable<(string Field, object Value)> MarkedIn(Type type)
    {
        foreach (var property in type.GetProperties().Where(one => one.SetMethod is not null && !IsNotAsked(type, one)))
        {
            foreach (var (field, inner) in ValuesOf(property))
            {
                var whole = Empty(type);
                property.SetValue(whole, inner);
                yield return (field, whole);
            }
        }
    }

    private static object Empty(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var part in type.GetProperties().Where(one => one.SetMethod is not null && IsOurs(one.PropertyType)))
            part.SetValue(made, Empty(part.PropertyType));
        return made;
    }

    private static IEnumerable<(string Field, object Value)> ValuesOf(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string))
            return [(property.Name, Marked)];
        if (IsOurs(type))
            return MarkedIn(type);
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item])
            return item == typeof(string) ? [(property.Name, new[] { Marked })] : IsOurs(item) ? MarkedIn(item).Select(one => (one.Field, (object)ListOf(item, one.Value))) : [];
        return [];
    }

    private static IList ListOf(Type item, object only)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(only);
        return list;
    }

    private static bool IsOurs(Type type) => type.IsClass && type.Namespace?.StartsWith("DonDoc.Tracking.", StringComparison.Ordinal) == true;

    private static bool IsNotAsked(Type type, PropertyInfo property) => property.IsDefined(typeof(MarkNotAskedAttribute))
        || type.GetConstructors().SelectMany(made => made.GetParameters()).Any(one => one.Name == property.Name && one.IsDefined(typeof(MarkNotAskedAttribute)));

    private static async Task<Refusal?> RefusedAsync(MethodInfo run, object input)
    {
        var made = run.DeclaringType!.GetConstructors().Single();
        var slice = made.Invoke(new object?[made.GetParameters().Length]);
        var answer = (Task)run.Invoke(slice, [input, .. run.GetParameters().Skip(1).Select(one => one.ParameterType == typeof(CancellationToken) ? CancellationToken.None : (object?)null)])!;
        try
        {
            await answer;
        }
        catch (Exception told) when (told is NullReferenceException or ArgumentNullException)
        {
            return null;
        }

        var result = answer.GetType().GetProperty("Result")!.GetValue(answer);
        return result as Refusal ?? (Refusal?)result?.GetType().GetProperty(nameof(Outcome<int>.Refusal))!.GetValue(result);
    }
}
