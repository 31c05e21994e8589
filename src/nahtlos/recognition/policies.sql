-- Recognition of a person is part "profile" of the file, as the qualification itself is: procedures,
-- their moves, costs and missing parts, the checklist of papers, and what the person can do.
call people_part_around('recognition_procedure', 'profile');
call people_part_around('recognition_move', 'profile');
call people_part_around('recognition_missingpart', 'profile');
call people_part_around('recognition_cost', 'profile');
call people_part_around('recognition_enclosure', 'profile');
call people_part_around('recognition_competencecheck', 'profile');

-- What hangs on a qualification, a document or a procedure belongs to the same person.
call people_of_one_person('recognition_procedure', 'qualification_id', 'people_qualification');
call people_of_one_person('recognition_enclosure', 'qualification_id', 'people_qualification');
call people_of_one_person('recognition_move', 'procedure_id', 'recognition_procedure');
call people_of_one_person('recognition_missingpart', 'procedure_id', 'recognition_procedure');
call people_of_one_person('recognition_cost', 'procedure_id', 'recognition_procedure');
