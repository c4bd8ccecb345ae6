using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Tests;

/// <summary>JSON in one form only: sorted keys, no white space, no unnecessary escapes.</summary>
internal static class CanonicalJson
{
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Of(document.RootElement);
    }

    private static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", Sorted(value).Select(Member)) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Of)) + "]",
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private static string Member(JsonProperty property) => Quoted(property.Name) + ":" + Of(property.Value);

    /// <summary>UTF-8 has the order of code points; .NET's own strings, being UTF-16, have not.</summary>
    private static IEnumerable<JsonProperty> Sorted(JsonElement value) => value.EnumerateObject()
        .OrderBy(property => Encoding.UTF8.GetBytes(property.Name), ByByte);

    private static readonly Comparer<byte[]> ByByte =
        Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(Escaped)) + "\"";

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' => $"\\u{(int)c:x4}",
        _ => c.ToString(),
    };
}
