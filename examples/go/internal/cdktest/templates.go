// Package cdktest helps to test apps of the CDK.
package cdktest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/google/go-cmp/cmp"
)

// CompareWithTypeScript synthesizes an app and compares its templates with those that the same example in TypeScript produces.
// They are in the folder of the environment variable TYPESCRIPT_TEMPLATES; without it, nothing is compared.
//
// The templates are compared as they are: they name a file asset by the hash of its content, which is the same in each language.
func CompareWithTypeScript(t *testing.T, example string, app awscdk.App) {
	t.Helper()
	templates := templatesOf(t, app)
	t.Logf("template hash %s %s", example, hashOf(t, templates))

	t.Run("equal those of TypeScript", func(t *testing.T) {
		folder := os.Getenv("TYPESCRIPT_TEMPLATES")
		if folder == "" {
			t.Skip("TYPESCRIPT_TEMPLATES is not set")
		}
		if diff := cmp.Diff(templatesIn(t, filepath.Join(folder, example)), templates); diff != "" {
			t.Errorf("the templates differ (-TypeScript +Go):\n%s", diff)
		}
	})
}

// templatesOf are the templates of an app by the names of its stacks.
func templatesOf(t *testing.T, app awscdk.App) map[string]any {
	t.Helper()
	return templatesIn(t, *app.Synth(nil).Directory())
}

// templatesIn are the templates in the folder of a cloud assembly, by the names of their stacks.
func templatesIn(t *testing.T, folder string) map[string]any {
	t.Helper()
	const ending = ".template.json"
	files, err := filepath.Glob(filepath.Join(folder, "*"+ending))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("no template in %s", folder)
	}
	templates := map[string]any{}
	for _, file := range files {
		name := filepath.Base(file)
		templates[name[:len(name)-len(ending)]] = readJSON(t, file)
	}
	return templates
}

func readJSON(t *testing.T, file string) any {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	// As they are written, instead of as floating-point numbers.
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return value
}

// hashOf is one hash over all templates, in the order of the names of their stacks.
func hashOf(t *testing.T, templates map[string]any) string {
	t.Helper()
	hash := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(templates)) {
		fmt.Fprintf(hash, "%s\n", name)
		// Sorts keys, writes no white space, and ends with a line break.
		encoder := json.NewEncoder(hash)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(templates[name]); err != nil {
			t.Fatal(err)
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}
