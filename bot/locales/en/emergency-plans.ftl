# Emergency plans: on file, running out, asked for.

menu-emergency-plan = Emergency plans
button-emergency-plan = Emergency plan
button-send-plan = Send the plan
button-open-plan = Open the plan
button-open-plan-crisis = Emergency plan
help-emergency-plan = Emergency plans: say “emergency plan” to see what is on file and until when it holds. Send the file and it is kept; you are reminded each year.

emergency-plans-title = Emergency plans: { $count } asked for, { $lacking ->
    [0] none missing
    [one] one missing
   *[other] { $lacking } missing
}
emergency-plans-title-plain = Emergency plans
emergency-plans-asked = Asked for by { $clause }, renewed every { $months } months
emergency-plans-not-asked = This organisation's policy asks for no emergency plans. What you send is kept all the same, and can be opened in a crisis.
emergency-plans-none = No unit has to have an emergency plan.
emergency-plan-missing = no plan
emergency-plan-out-of-date = out of date
emergency-plan-runs-out = runs out soon
emergency-plan-on-file = on file
emergency-plan-file = { $name } ({ $size })
emergency-plan-filed = sent by { $by } on { $on }
emergency-plan-out = holds until { $out }
emergency-plan-unit = { $unit } ({ $state })
emergency-plan-of = Emergency plan of { $unit } ({ $on })

ask-emergency-plan = Please send the emergency plan of { $unit } as a file.
hint-emergency-plan = Word, PDF and pictures will do, five files at the most. It is dated today; earlier ones are kept.
ask-emergency-plan-which = Which unit’s emergency plan is this? The files are kept meanwhile.
choice-emergency-plan = { $unit }
notice-emergency-plan = The emergency plan of { $unit } is on file and holds until { $out }. You will be reminded before that.
notice-emergency-plan-kept = The emergency plan of { $unit } is on file and can be opened in a crisis. Policy asks for none, so nobody will remind you.
notice-emergency-plan-more = The files that follow go into this emergency plan of { $unit } as well, up to { $most }. To replace the whole plan, press “Send the plan” and send it again.
news-emergency-plan-full = An emergency plan holds { $most } files at the most; these did not go in: { $files }. Please put them together in one file, press “Send the plan” and send the whole plan again.

news-emergency-plan-missing = { $unit } has no emergency plan on file ({ $clause }). Please send it as a file.
news-emergency-plan-missing-kindly = { $unit } has no emergency plan on file. Please send it as a file.
news-emergency-plan-runs-out = The emergency plan of { $unit } holds until { $out } ({ $clause }). Please see whether it is still right, and send it again.
news-emergency-plan-runs-out-kindly = The emergency plan of { $unit } holds until { $out }. Please see whether it is still right, and send it again.
news-emergency-plan-out-of-date = The emergency plan of { $unit } ran out on { $out } ({ $clause }). Please bring it up to date and send it.
news-emergency-plan-out-of-date-kindly = The emergency plan of { $unit } ran out on { $out }. Please bring it up to date and send it.
news-emergency-plan-missing-head = { $unit } has no emergency plan on file; { $people } was reminded. Please see to it.
news-emergency-plan-runs-out-head = The emergency plan of { $unit } holds until { $out }; { $people } was reminded. Please see to it.
news-emergency-plan-out-of-date-head = The emergency plan of { $unit } ran out on { $out }; { $people } was reminded. Please see to it.
news-emergency-plans-missing = { $count ->
    [one] One emergency plan is missing or out of date
   *[other] { $count } emergency plans are missing or out of date
}: { $units }. Officers and heads are reminded.

refused-not-your-emergency-plan = A unit's emergency plan is sent and seen by its own officers and heads.
refused-no-emergency-plan = There is no such emergency plan.

explain-account = Within { $days } days of its end its owner gives an account
explain-account-drills = Within { $days } days of its end its owner gives an account, of drills as well
explain-plans = { $kinds }: an emergency plan is on file, renewed every { $months } months ({ $clause })
explain-plans-plain = { $kinds }: an emergency plan is on file, renewed every { $months } months
agenda-emergency-plans = are the emergency plans of all units on file, and do they still hold?
