package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"personae/model"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
)

// completer offers words that a shell completes an argument with. What it cannot find
// out it does not offer.
type completer func(ctx context.Context, lib Library) ([]string, error)

// offer asks the library for what completes an argument. A shell prints what it
// offers, so what is not harmless as it is has to be typed by its id.
func (r *run) offer(cmd *cobra.Command, what completer) (offered []string) {
	_ = r.open(cmd.Context(), Opening{Read: true, Unasked: true}, func(lib Library) (err error) {
		offered, err = what(cmd.Context(), lib)
		return err
	})
	return slices.DeleteFunc(offered, func(word string) bool { return words.Line(word) != word })
}

// beginning keeps the words that begin as what was typed, whatever its case; all of
// them then begin as it was typed.
func beginning(list []string, typed string) []string {
	var out []string
	for _, word := range list {
		if len(word) >= len(typed) && strings.EqualFold(word[:len(typed)], typed) {
			out = append(out, word)
		}
	}
	return out
}

func projectNames(ctx context.Context, lib Library) ([]string, error) {
	projects, err := lib.Projects(ctx)
	names := make([]string, len(projects))
	for i, p := range projects {
		names[i] = p.Name
	}
	return names, err
}

func tagNames(ctx context.Context, lib Library) ([]string, error) {
	tags, err := lib.Tags(ctx, "")
	names := make([]string, len(tags))
	for i, t := range tags {
		names[i] = t.Tag
	}
	return names, err
}

// mostOffered is how many personas are offered: a shell shows no more.
const mostOffered = 1000

// personaNames offers every persona by its name, or with its project where another
// has the name too.
func personaNames(ctx context.Context, lib Library) ([]string, error) {
	page, err := lib.Page(ctx, library.Query{Sort: library.SortName}, 0, mostOffered)
	count := map[string]int{}
	for _, row := range page.Rows {
		count[row.Name]++
	}
	names := make([]string, len(page.Rows))
	for i, row := range page.Rows {
		if names[i] = row.Name; count[row.Name] > 1 {
			names[i] = row.Project + "/" + row.Name
		}
	}
	return names, err
}

type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

// completePersonas completes arguments that are personas, at most so many; 0 for any
// number.
func (r *run) completePersonas(most int) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if most > 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		left := slices.DeleteFunc(r.offer(cmd, personaNames), func(name string) bool { return slices.Contains(args, name) })
		return beginning(left, typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeRemotes completes arguments that are remotes, at most so many; 0 for any
// number.
func (r *run) completeRemotes(most int) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if most > 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		left := slices.DeleteFunc(r.offer(cmd, remoteNames), func(name string) bool { return slices.Contains(args, name) })
		return beginning(left, typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeSynced completes a remote, which may be left out, and personas behind it.
func (r *run) completeSynced(cmd *cobra.Command, args []string, typed string) (offered []string, directive cobra.ShellCompDirective) {
	if len(args) == 0 {
		offered, _ = r.completeRemotes(1)(cmd, args, typed)
	}
	personas, directive := r.completePersonas(0)(cmd, args, typed)
	return append(offered, personas...), directive
}

// completeChanges completes changes, and personas where a change may also be one:
// from is how many arguments stand before the changes at least.
func (r *run) completeChanges(from int) completion {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		path, verb, operand := edit.Cut(typed)
		if target, err := edit.Locate(path); err == nil && strings.HasSuffix(string(verb), "=") && len(args) >= from {
			values := r.values(cmd, target, operand)
			return beginning(prefixed(path+string(verb), values), typed), cobra.ShellCompDirectiveNoFileComp
		}
		searched := cmd.Flags().Changed("where") || cmd.Flags().Changed("all")
		var personas, fields []string
		if from == 0 && !searched && !slices.ContainsFunc(args, isChange) {
			personas, _ = r.completePersonas(0)(cmd, args, typed)
		}
		if searched || from == 0 && len(args) > 0 || from > 0 && len(args) >= from {
			fields = beginning(fieldSigns(), typed)
		}
		directive := cobra.ShellCompDirectiveNoFileComp
		if len(personas) == 0 {
			directive |= cobra.ShellCompDirectiveNoSpace
		}
		return append(personas, fields...), directive
	}
}

// fieldSigns are the beginnings of changes: every field that can be set.
func fieldSigns() []string {
	var out []string
	for _, spec := range field.All() {
		if !spec.ReadOnly && spec.Kind != field.KindObject {
			out = append(out, spec.Path+"=\t"+spec.Label)
		}
	}
	return out
}

// values offers what a target can be set to; of a list what its last item can be.
func (r *run) values(cmd *cobra.Command, t edit.Target, operand string) []string {
	switch {
	case len(t.Member) > 0:
		return nil
	case t.Spec.Path == "project":
		return r.offer(cmd, projectNames)
	case t.Spec.Path == "tags":
		before := operand[:strings.LastIndexByte(operand, ',')+1]
		return prefixed(before, r.offer(cmd, tagNames))
	case t.Spec.Kind == field.KindToggle:
		return []string{"true", "false"}
	}
	var out []string
	for _, o := range t.Spec.Options {
		out = append(out, o.Value+"\t"+o.Label)
	}
	if t.Spec.Nullable {
		out = append(out, "null\t"+t.Spec.Null)
	}
	return out
}

func prefixed(prefix string, list []string) []string {
	out := make([]string, len(list))
	for i, word := range list {
		out[i] = prefix + word
	}
	return out
}

// complete gives every command its completions: arguments that its usage calls
// PERSONA, and flags by their names.
func (r *run) complete(commands []*cobra.Command) {
	fromLibrary := map[string]completer{"project": projectNames, "tag": tagNames}
	known := map[string][]string{
		"to": systemNames(""), "from": systemNames(fromAuto), "on-clash": clashNames(), "sort": sortNames(), "system": systemNames("")[1:],
		"prefer": {string(syncing.PreferMine), string(syncing.PreferTheirs)},
	}
	for _, cmd := range leaves(commands) {
		switch {
		case cmd.ValidArgsFunction != nil:
		case cmd.HasParent() && strings.HasSuffix(cmd.Use, " NAME"):
			cmd.ValidArgsFunction = r.completeRemotes(1)
		case strings.Contains(cmd.Use, "PERSONA ..."):
			cmd.ValidArgsFunction = r.completePersonas(0)
		case strings.Contains(cmd.Use, "PERSONA"):
			cmd.ValidArgsFunction = r.completePersonas(1)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if what, ok := fromLibrary[f.Name]; ok {
				must(cmd.RegisterFlagCompletionFunc(f.Name, func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
					return beginning(r.offer(cmd, what), typed), cobra.ShellCompDirectiveNoFileComp
				}))
			}
			if list, ok := known[f.Name]; ok {
				must(cmd.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(list, cobra.ShellCompDirectiveNoFileComp)))
			}
		})
	}
}

func sortNames() []string {
	var out []string
	for _, k := range library.SortKeys {
		out = append(out, string(k), "-"+string(k))
	}
	return out
}

// must is for what only a flag that is not there can fail with.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// systemNames are the systems as a flag takes them, with what they are called; first,
// when it is not "", is another word for it.
func systemNames(first string) []string {
	var out []string
	if first != "" {
		out = append(out, first)
	}
	for _, s := range model.Systems {
		out = append(out, string(s)+"\t"+s.Title())
	}
	return out
}

func clashNames() []string {
	var out []string
	for _, c := range importing.Clashes {
		out = append(out, string(c)+"\t"+c.Help())
	}
	return out
}
