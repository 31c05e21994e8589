-- What a person looks for in work is the part "profile" of the file. Employers see nothing of it.
call people_part_around('matching_wish', 'profile');
