"""What an author does with the banks there are: look them over, mend them, begin new ones."""
