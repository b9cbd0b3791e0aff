# Standing in: who is away, who acts for him, until when
person-in-place = { $person } (for { $whose })
refused-mandate-over = You no longer act for { $person } in “{ $step }”: the item has gone back to { $person }. Your tap changed nothing.
refused-delegate-of-himself = Nobody can stand in for himself. Please choose a colleague.
refused-delegate-gone = This colleague is not in the directory any more. Please choose somebody else.
refused-days-over = These days are over already, or they end before they begin. Please write days still to come, such as “1-7 May”.
refused-away-too-long = At most one year can be set at once. Whoever leaves for good is taken out of his roles by an administrator.
person-away = { $person } (away until { $until }; stand-in: { $people })
stop-now-in-place = Now: { $step } — { $people }, by { $clause }
person-away-alone = { $person } (away until { $until })
review-title-in-place = For you to review, for { $whose }: { $title }
review-sign-off-in-place = For you to sign off, for { $whose }: { $title }
review-talk-in-place = Opinions differ, please think again for { $whose }: { $title }
review-went-back = Back with { $whose }: { $title }
note-went-back = You no longer act for { $whose } here; the item waits for { $whose }.
note-in-place-away = { $whose } is away until { $until }: please decide in his or her place. { $whose } may still act; the first answer counts.
note-in-place-next = { $whose } is away until { $until } and the delegate cannot take this item, so it has come to you. { $whose } may still act; the first answer counts.
note-in-place-ladder = { $whose } has not answered: please decide in his or her place. { $whose } may still act; the first answer counts.
note-others-in-place = { $people } may decide in your place too; the first answer counts.
days-from-to = { $since } to { $until }
inbox-in-place = for { $whose }

menu-away = I shall be away
menu-officer = Another officer
button-back-again = I am back
button-away-new = Other days

ask-away-whose = Who is away?
ask-away-days = From which day to which are you away?
ask-away-days-other = From which day to which is { $person } away?
ask-away-delegate = Who decides for you meanwhile?
ask-away-delegate-other = Who decides for { $person } meanwhile?
hint-away-whose = Tap somebody, or write a name.
hint-away-days = Tap one, or write the days, such as “1-7 May”.
hint-away-delegate = Tap somebody, or write a name. A delegate sees what waits for you; nobody reviews an item of his own.
choice-away-today = Today
choice-away-tomorrow = Tomorrow
choice-away-week = Today until Sunday
choice-away-next = Next week

notice-away = Set: you are away { $days } and { $delegate } decides for you; you still may, too. It ends by itself.
notice-away-other = Set: { $person } is away { $days } and { $delegate } decides meanwhile. It ends by itself.
notice-back = { $delegate } no longer decides for you; what is undone has come back to you.
notice-away-dropped = Cancelled: away { $days }; { $delegate } will not stand in then.
news-away-status = You have set: away { $days }; { $delegate } decides for you.
news-away-soon = { $person } is away { $days } and has asked you to decide meanwhile; what waits will come to you then.
news-away-set-for-you = { $by } has set for you: away { $days }; { $delegate } decides for you. You still may, too.
news-away-began = { $days }: please decide for { $person }. { $count ->
    [0] Nothing waits just now.
    [one] One item waits for you.
   *[other] { $count } items wait for you.
  }
news-away-over = You no longer decide for { $person }{ $count ->
    [0] .
    [one] ; one undone item has gone back.
   *[other] ; { $count } undone items have gone back.
  } Thank you!
news-away-dropped = { $person } has changed one absence: you are not asked to stand in for it.
news-away-dropped-for-you = { $by } has cancelled your absence { $days }; { $delegate } will not stand in for you then.
news-away-still = This stays as it is: { $person } is away { $days }, and you are asked to decide meanwhile.
news-away-back = Welcome back. { $delegate } decided { $decided ->
    [0] nothing
    [one] one item
   *[other] { $decided } items
  } for you{ $count ->
    [0] .
    [one] ; one undone item has come back to you.
   *[other] ; { $count } undone items have come back to you.
  }
news-away-delegate-left = { $delegate } has left and no longer decides for you{ $count ->
    [0] .
    [one] ; one undone item has come back to you.
   *[other] ; { $count } undone items have come back to you.
  } Say “away” to name somebody else.

ask-officer-unit = Of which unit does an officer change?
ask-officer-gone = Which officer of { $unit } leaves?
ask-officer-follows = Who follows in { $unit }?
hint-officer-unit = Tap one, or write a unit’s name.
hint-officer-follows = Tap somebody, or write a name.
choice-officer-more = Nobody leaves: one more
choice-officer-none = Nobody yet
notice-officer = Done. The PR desk has been told of the change in { $unit }. Items passed on: { $count }.
news-officer-changed = { $unit } has another { $role }: { $follows } follows { $gone } (reported by { $by }). Items passed on: { $count }.
news-officer-new = { $unit } has a further { $role }: { $follows } (reported by { $by }).
news-officer-gone = { $gone }, { $role } of { $unit }, has left; nobody follows yet (reported by { $by }).
news-officer-you-follow = You are { $role } of { $unit } now. { $count ->
    [0] No items have passed to you.
    [one] One item has passed to you.
   *[other] { $count } items have passed to you.
  }
news-officer-you-left = You are no longer { $role } of { $unit }; what was not finished has passed on. Thank you.

refused-days-unclear = I could not tell which days. Please write for instance “1-7 May”, or “away 1-7 May -> Zhang Wei”.
refused-nobody-called-so = Nobody in the directory fits “{ $name }”. Please write the whole name, or tap somebody.
refused-not-yours-to-set-away = Only { $person }, an assistant of the unit or an administrator can set this.
refused-not-away = Nothing is set, so there is nothing to end.
refused-not-your-officers = A change of officers is reported by the head of the unit or by an administrator.
refused-not-of-the-unit = { $person } belongs to another unit. An administrator has to change the directory first.
refused-officer-already = { $person } is an officer of this unit already. Please choose somebody else.
refused-no-unit-called-so = No unit fits “{ $name }”, or more than one does. Please write more of its name.
help-away = Going away? Say “away 1-7 May -> Zhang Wei”, or just “away” and I shall ask. What waits goes to your delegate as well, and comes back by itself.
help-officer = Another officer in your unit? Say “officer”: who leaves, who follows; what is unfinished passes on.
