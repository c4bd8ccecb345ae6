package cdktest

import (
	"fmt"
	"testing"
)

// PanicOf is the message with which f panics, which is how jsii reports an exception in Go. The test fails if f does not.
func PanicOf(t *testing.T, f func()) (message string) {
	t.Helper()
	defer func() {
		t.Helper()
		switch value := recover().(type) {
		case nil:
			t.Fatal("no panic")
		case error:
			message = value.Error()
		default:
			message = fmt.Sprint(value)
		}
	}()
	f()
	return ""
}
