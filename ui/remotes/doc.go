// Package remotes is the view of how the personas stand to other places where they
// are kept, and of those places.
//
// Its rules:
//
//   - One row is a persona, or a record of the remote that none is linked with. What
//     there is to say of it stands in words behind its sign.
//   - It knows no store and no network: Calls are what it asks for, and whoever opened
//     it gives them, and gives the rows and how far a look, a pull or a push has come.
//   - What is the same is not shown until that is asked for. What a pull or a push did
//     stays in sight until the remote is looked at again.
//   - Of a key it says the name of the variable or of the file, and never more.
package remotes
