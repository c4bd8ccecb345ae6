using System;
using Xunit;

namespace Tests;

/// <summary>A test that needs the templates of TypeScript, and is skipped where there are none.</summary>
public sealed class ComparedWithTypeScriptAttribute : FactAttribute
{
    /// <summary>A folder with the cloud assembly of each example.</summary>
    public static string? Templates => Environment.GetEnvironmentVariable("TYPESCRIPT_TEMPLATES");

    public ComparedWithTypeScriptAttribute()
    {
        if (string.IsNullOrEmpty(Templates))
        {
            Skip = "TYPESCRIPT_TEMPLATES names no folder with the templates of TypeScript";
        }
    }
}
