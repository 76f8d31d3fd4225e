using System.Reflection;
using Xunit.Sdk;

namespace Waybill.Tests.Support;

/// <summary>The way into an operation.</summary>
public enum Door { Rest, Grpc }

/// <summary>Runs a theory once through each door.</summary>
public sealed class BothDoorsAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Door.Rest], [Door.Grpc]];
}

/// <summary>The demo company's roles, by name.</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Sales = "sales";
    public const string Manager = "manager";
    public const string Warehouse = "warehouse";
    public const string Finance = "finance";
    public const string Integrator = "integrator";
}
