package value

// State says which of the three states an optional value is in.
type State uint8

// The three states. Absent is the zero State: a fresh struct has nothing set.
const (
	StateAbsent State = iota // the key is not there
	StateNull                // the key is there and holds null
	StateValue               // the key is there and holds a value
)

// Optional is a value that can be absent, null, or set. The vendors' systems
// tell these three apart, so a record that travels through us must too.
// The zero Optional is absent.
type Optional[T any] struct {
	value T
	state State
}

// Some returns an Optional that holds v.
func Some[T any](v T) Optional[T] { return Optional[T]{value: v, state: StateValue} }

// NullOf returns an Optional that is null.
func NullOf[T any]() Optional[T] { return Optional[T]{state: StateNull} }

// State tells which state o is in.
func (o Optional[T]) State() State { return o.state }

// Get returns the value and whether there is one; absent and null have none.
func (o Optional[T]) Get() (T, bool) { return o.value, o.state == StateValue }

// Or returns the value, or fallback when o is absent or null.
func (o Optional[T]) Or(fallback T) T {
	if o.state == StateValue {
		return o.value
	}
	return fallback
}

// IsAbsent reports whether the key is not there at all.
func (o Optional[T]) IsAbsent() bool { return o.state == StateAbsent }

// IsNull reports whether the key is there and holds null.
func (o Optional[T]) IsNull() bool { return o.state == StateNull }

// Object is the presence of a JSON object that has members of its own. It
// matters only while no member is set: then StateAbsent leaves the key out,
// StateNull writes null, and StateValue writes {}.
type Object struct{ Presence State }
