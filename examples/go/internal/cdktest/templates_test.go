package cdktest

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTemplateHash(t *testing.T) {
	folder := t.TempDir()
	write(t, filepath.Join(folder, "B.template.json"), `{"b": [1, 2.5], "a": "<é & \"ü\">", "ａ": {"😀": true, "": null}}`)
	write(t, filepath.Join(folder, "A.template.json"), `{}`)

	hash := hashOf(t, templatesIn(t, folder))

	// printf 'A\n{}\nB\n{"a":"<é & \\"ü\\">","b":[1,2.5],"ａ":{"":null,"😀":true}}\n' | sha256sum
	if want := "b0983cd38f086177e91c45d40431d6766f2572667c815661a29b61614b8dd161"; hash != want {
		t.Errorf("the hash is %s, not %s", hash, want)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
