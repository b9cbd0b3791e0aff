said = { $words }
approve = Approve
return = Return
officer = Officer
title = For your review: { $title }
taken = Taken down.
too-much = That did not fit. Nothing was changed.
stop = { $who } looks at it
