// The part of xunit 2.9 that the tests of examples/dotnet use: declarations without behaviour, to compile against where
// NuGet is out of reach. Nothing here is ever run or shipped.
using System;
using System.Collections;

namespace Xunit
{
    [AttributeUsage(AttributeTargets.Method)]
    public class FactAttribute : Attribute
    {
        public virtual string? DisplayName { get; set; }

        public virtual string? Skip { get; set; }
    }

    public class Assert
    {
        public static void Contains(string expectedSubstring, string? actualString) { }

        public static void Empty(IEnumerable collection) { }

        public static void EndsWith(string? expectedEndString, string? actualString) { }

        public static void Equal<T>(T expected, T actual) { }

        public static void Equal(string? expected, string? actual) { }

        public static T Throws<T>(Action testCode) where T : Exception => throw null!;

        public static T Throws<T>(Func<object?> testCode) where T : Exception => throw null!;
    }
}

namespace Xunit.Abstractions
{
    public interface ITestOutputHelper
    {
        void WriteLine(string message);

        void WriteLine(string format, params object[] args);
    }
}
