# `qianfa policy explain`: a policy, or one draft's way, as a person would tell it.
explain-policy = { $id }: { $name }
explain-asks = Asked of every item: { $fields }
explain-ask = also { $field }, if { $when } ({ $clause })
explain-ask-some = “none” is no answer to { $field }, if { $when } ({ $clause })
explain-matters = What makes an item more than ordinary:
explain-secrecy = Questions on secrets, each to be answered with yes or no:
explain-entry = { $name } ({ $clause })
explain-source = The source has to be named; “unknown” is none ({ $clause }).
explain-picture-hint = Pictures are hoped for ({ $clause }).
explain-picture-warn = An item without a picture is warned about ({ $clause }).
explain-title = Words that a title should do without ({ $clause }): { $words }
explain-lead-routine = Ordinary items come in at least { $count } calendar days before their release ({ $clause }).
explain-lead-pressing = Important and urgent items come in before the close of the working day before ({ $clause }).
explain-own-drafts = Who reviews may approve what he wrote himself.
explain-no-own-drafts = Nobody approves his own item.
explain-every-item = Every item
explain-category = { $name } ({ $clause })
explain-duties = Only from units with one of these duties: { $duties }
explain-kinds = Only from: { $kinds }
explain-link = It carries a link to { $site } ({ $clause }).
explain-channels = Items may appear in: { $channels }
explain-own = Subsidiaries also on their own: { $channels }
channel-internal = { $name } (internal)
channel-public = { $name } (public)
explain-spread = Had better appear in several channels if { $when } ({ $clause }).
explain-channels-only = May appear only in: { $channels }
explain-step = { $number }. { $name }: { $who } ({ $clause })
explain-step-in = { $number }. { $name }: { $who }, within { $time } ({ $clause })
explain-only-if = only if { $when }
explain-because = because: { $why }
explain-quoted = “{ $text }”
explain-answer-all = all of them have to approve
explain-answer-majority = more than half of them have to approve
explain-questions = looks at:
explain-edits = may change the text
explain-disagreement = if they do not agree they talk for { $time }, then this person rules: { $who } ({ $clause })
explain-apart = whoever was asked here is not asked again: { $steps }
explain-nobody = if nobody is there: { $who }
explain-released = Released by: { $who } ({ $clause }); if nobody is there: { $other }
explain-released-if = Released by: { $who } ({ $clause }), if { $when }; otherwise:
explain-follow-up = After the release: { $name }, within { $time } ({ $clause })
explain-reopens = What a change asks again before sign-off; after sign-off a change of content asks everybody:
explain-reopened = { $change }: { $what }
explain-change-content = title, text, source, files
explain-change-category = category and the like
explain-change-channels = channels
explain-change-planned = planned release
explain-change-note = note to the reviewers
explain-change-edited = what a step's own people change in the text
explain-reopen-all = everybody
explain-reopen-returner = the one who returned it
explain-reopen-nothing = nobody
explain-clauses = The clauses, as the policy has them:
explain-clause = { $clause }: { $text }
explain-draft = An item: { $what }
explain-asked = also asked: { $field }, because { $why } ({ $clause })
explain-asked-some = “none” is no answer to { $field }, because { $why } ({ $clause })
explain-not-theirs = This unit may not originate { $category } ({ $clause }).
explain-not-there = It may not appear in: { $channels }
explain-people = asked: { $people }
explain-stand-ins = asked: { $people }, who stand in ({ $who })
explain-gap = nobody can be asked, not even { $who }: it could not be submitted
explain-no-publisher = nobody can be asked: nothing would be released
explain-who-unit = its { $role }
explain-who-concerned = the { $role } of each unit concerned
explain-who-body = { $role } of { $body }
explain-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
explain-hours = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
explain-minutes = { $count ->
    [one] { $count } working minute
   *[other] { $count } working minutes
}
explain-and = { $first } and { $rest }
explain-or = { $first }; or { $rest }
explain-always = every item takes this step
explain-if-category = the category is one of: { $values }
explain-if-urgency = its urgency is one of: { $values }
explain-if-audience = its readers are: { $values }
explain-if-channels = it appears in one of: { $values }
explain-if-only = it appears only in: { $values }
explain-if-origin = it is one of: { $values }
explain-if-kind = it comes from: { $values }
explain-if-matters = one of these applies: { $values }
explain-if-secrecy = the answer is yes to one of: { $values }
explain-if-matters-yes = it is more than ordinary
explain-if-matters-no = it is nothing out of the ordinary
explain-if-secrecy-yes = any question on secrets is answered with yes
explain-if-secrecy-no = no question on secrets is answered with yes
explain-if-concerned-yes = other units are concerned
explain-if-concerned-no = no other unit is concerned
explain-if-quoted-yes = somebody is quoted
explain-if-quoted-no = nobody is quoted
explain-if-figures-yes = it cites figures
explain-if-figures-no = it cites no figures
kind-department = department
kind-subsidiary = subsidiary
explain-reminded-before = Whoever is asked is reminded { $time } before a step is due, and when it is.
explain-reminded-after = If it still waits, reminders come every { $time }, at most { $count } times.
explain-reminded-doubling = If it still waits, the first of at most { $count } reminders comes after { $time }, each later one after twice the wait.
explain-others-asked = After that, whoever deputises for him, else who stands above him, may decide as well; the author is told.
