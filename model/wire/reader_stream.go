package wire

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"personae/model"
	"personae/model/value"
)

// advance reads up to the next record. It returns no keys when it has passed
// something that is no record, such as the start of an array; io.EOF at the end.
func (r *Reader) advance() (text []byte, keys []string, err error) {
	if len(r.pending) > 0 {
		text = []byte(r.pending[0])
		r.pending = r.pending[1:]
		return r.object(text)
	}
	kind := r.json.PeekKind()
	switch {
	case kind == 0:
		_, err := r.json.ReadToken()
		return nil, nil, err
	case kind == ']':
		_, err := r.json.ReadToken()
		if r.inside == inPage && err == nil {
			err = r.pageTail()
		}
		r.inside = inNothing
		return nil, nil, err
	case kind == '[' && r.inside == inNothing:
		r.inside = inArray
		_, err := r.json.ReadToken()
		return nil, nil, err
	case kind == '{' && r.inside == inNothing:
		return r.open()
	}
	text, err = r.json.ReadValue() // a record in an array
	if err != nil {
		return nil, nil, err
	}
	return r.object(text)
}

// object returns the keys of the record text. What is no object, or has a fault
// inside a text, is reported as a record that cannot be read.
func (r *Reader) object(text []byte) ([]byte, []string, error) {
	if keys, ok := keysOf(text, r.keys); ok {
		return text, keys, nil
	}
	r.number++
	v, err := jsontext.NewDecoder(bytes.NewReader(text)).ReadValue()
	if err != nil {
		path, reason := explain(err)
		return text, nil, &skipped{&DecodeError{Path: path, Reason: reason, Err: err}}
	}
	wrong := value.WrongType("an object", value.FromJSON(value.JSON(v)))
	return text, nil, &skipped{&DecodeError{Reason: wrong.Error(), Err: wrong}}
}

// skipped is an error that leaves the reader behind the record it tells of.
type skipped struct{ error }

func (s *skipped) Unwrap() error { return s.error }

// open reads a top-level object: the start of a page, up to its first record, or
// a whole record.
func (r *Reader) open() (text []byte, keys []string, err error) {
	if _, err := r.json.ReadToken(); err != nil {
		return nil, nil, err
	}
	var spelt bytes.Buffer // the object, with its names as they are spelt
	members := []value.Member{}
	for r.json.PeekKind() == '"' {
		raw, err := r.json.ReadValue()
		if err != nil {
			return nil, nil, err
		}
		unquoted, _ := jsontext.AppendUnquote(nil, raw) // what is wrong with it, object says
		name := string(unquoted)
		spelt.Write(raw)
		spelt.WriteByte(':')
		if isPageList(name) && r.json.PeekKind() == '[' && !slices.ContainsFunc(members, isNotOfPage) {
			_, err := r.json.ReadToken()
			r.inside = inPage
			r.notePage(name, members)
			return nil, nil, err
		}
		v, err := r.json.ReadValue()
		if err != nil {
			return nil, nil, err
		}
		members = append(members, value.Member{Name: name, Value: value.JSON(v)})
		spelt.Write(v)
		spelt.WriteByte(',')
	}
	if _, err := r.json.ReadToken(); err != nil {
		return nil, nil, err
	}
	if list := pageList(members); list.Name != "" {
		r.notePage(list.Name, members)
		r.pending = recordsOf(list.Value)
		return nil, nil, nil
	}
	return r.object(slices.Concat([]byte("{"), bytes.TrimSuffix(spelt.Bytes(), []byte(",")), []byte("}")))
}

// pageKeys are the keys beside the records in a page.
var pageKeys = map[string]bool{"next_cursor": true, "has_more": true, "meta": true}

func isPageList(name string) bool { return name == "items" || name == "data" }

func isNotOfPage(m value.Member) bool { return !pageKeys[m.Name] }

// pageList returns the records in a page whose keys came in an order that was not
// seen to be a page's; without a name when members are no page.
func pageList(members []value.Member) value.Member {
	isPage := value.Find(members, "has_more") != value.Absent || value.Find(members, "meta") != value.Absent
	for _, m := range members {
		if isPage && isPageList(m.Name) && jsontext.Value(m.Value).Kind() == '[' {
			return m
		}
	}
	return value.Member{}
}

// recordsOf returns the items of a page's list, whatever is wrong inside them.
func recordsOf(list value.JSON) (records []value.JSON) {
	items := jsontext.NewDecoder(strings.NewReader(string(list)), tolerant...)
	_, _ = items.ReadToken() // the list was read once already, so that it is one
	for items.PeekKind() != ']' {
		item, err := items.ReadValue()
		if err != nil {
			break
		}
		records = append(records, value.JSON(item))
	}
	return records
}

func (r *Reader) pageTail() error {
	var members []value.Member
	for r.json.PeekKind() == '"' {
		token, err := r.json.ReadToken()
		if err != nil {
			return err
		}
		name := token.String()
		v, err := r.json.ReadValue()
		if err != nil {
			return err
		}
		members = append(members, value.Member{Name: name, Value: value.JSON(v)})
	}
	r.notePage("", members)
	_, err := r.json.ReadToken()
	return err
}

// notePage learns from a page's keys whose it is and whether more follow.
func (r *Reader) notePage(list string, members []value.Member) {
	native := model.SystemPersonae
	r.keys = nil
	switch list {
	case "items":
		r.systems = []model.System{native, model.SystemFeather, model.SystemFeatherOrg}
	case "data":
		r.systems = []model.System{native, model.SystemAnam}
	}
	for _, m := range members {
		v := value.FromJSON(m.Value)
		switch m.Name {
		case "has_more":
			more, _ := v.Bool()
			r.page.More = r.page.More || more
		case "next_cursor":
			r.page.Cursor, _ = v.Text()
		case "meta":
			meta, _ := v.Members()
			r.page.More = r.page.More || value.Find(meta, "next").IsSet()
			for key, n := range map[string]*int{"currentPage": &r.page.Number, "lastPage": &r.page.Last, "total": &r.page.Total} {
				number, _ := value.Find(meta, key).Number()
				*n = int(min(max(number, 0), 1<<31))
			}
		}
	}
}

// cappedReader hands on a source, without a byte order mark, and stops it when
// one record takes too much.
type cappedReader struct {
	source  io.Reader
	read    int64 // bytes handed on
	started int64 // the offset where the record being read starts
	head    []byte
	begun   bool
}

var (
	errTooLarge = errors.New("a record is larger than 50 MB: split the file, or look for a text that does not end")
	errUTF16    = errors.New("the text is UTF-16: save the file as UTF-8")
	errBinary   = errors.New("the file is compressed or no text: give the JSON itself")
)

func (c *cappedReader) Read(p []byte) (int, error) {
	if !c.begun {
		c.begun = true
		head := make([]byte, 4)
		n, err := io.ReadFull(c.source, head)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return 0, err
		}
		if c.head, err = sniff(head[:n]); err != nil {
			return 0, err
		}
	}
	if len(c.head) > 0 {
		n := copy(p, c.head)
		c.head = c.head[n:]
		c.read += int64(n)
		return n, nil
	}
	room := MaxRecord - (c.read - c.started)
	if room <= 0 {
		return 0, errTooLarge
	}
	n, err := c.source.Read(p[:min(int64(len(p)), room)])
	c.read += int64(n)
	return n, err
}

// sniff drops a UTF-8 byte order mark and refuses what is no UTF-8 text.
func sniff(head []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}),
		len(head) >= 2 && (head[0] == 0) != (head[1] == 0):
		return nil, errUTF16
	case bytes.HasPrefix(head, []byte{0x1F, 0x8B}), bytes.HasPrefix(head, []byte("PK\x03\x04")),
		bytes.HasPrefix(head, []byte("SQLi")):
		return nil, errBinary
	}
	return bytes.TrimPrefix(head, []byte("\ufeff")), nil
}
