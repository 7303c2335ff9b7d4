import { showDesk } from '@/components/desk/show-desk';

showDesk();
