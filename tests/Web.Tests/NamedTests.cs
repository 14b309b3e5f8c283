using DonDoc.Tracking.Access;
using DonDoc.Web.Appearance;

namespace DonDoc.Web.Tests;

public sealed class NamedTests
{
    [Theory]
    [InlineData("Head", Role.Head)]
    [InlineData("head", null)]
    [InlineData("2", null)]
    [InlineData("999", null)]
    [InlineData("-1", null)]
    [InlineData("Officer,Head", null)]
    [InlineData(" Head", null)]
    [InlineData("Emperor", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_the_name_of_a_member_is_read(string? word, Role? member) => Assert.Equal(member, Named.Read<Role>(word));
}
