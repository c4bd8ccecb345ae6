package main

import (
	"testing"

	"example.com/cleanrooms/internal/cdktest"
	"github.com/aws/jsii-runtime-go"
)

// TestMain ends the Node process that runs the constructs.
func TestMain(m *testing.M) {
	defer jsii.Close()
	m.Run()
}

func TestTemplates(t *testing.T) {
	cdktest.CompareWithTypeScript(t, "identity-matching", newApp())
}
